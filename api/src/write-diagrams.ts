import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { appointmentLifecycle } from './modules/scheduling/index.ts';

/** Writes what is drawn from the code into docs/ (or the folder given): the life of an appointment from its transitions. */
const [folder = resolve(import.meta.dirname, '../../../docs')] = process.argv.slice(2);
await writeFile(join(folder, 'appointment-lifecycle.md'), appointmentLifecycle());
