import type { components } from '@smartmedconnect/sdk';
import { Command, Option } from 'commander';
import { connect, connectSignedIn } from '../connection.ts';
import { hospitalOf } from '../hospital.ts';
import { type Column, writeExport, writeList } from '../output.ts';
import { count, say } from '../words.ts';
import { doctorColumns, rowsOfDoctor } from './doctor-columns.ts';
import { importCommand } from './import.ts';
import { limitOption, optionsOf } from './options.ts';

type Doctor = components['schemas']['Doctor'];

export function doctorsCommand(): Command {
  return new Command('doctors')
    .description('import, list and export doctors')
    .addCommand(importCommand('doctors'))
    .addCommand(listCommand())
    .addCommand(exportCommand());
}

interface SearchFlags {
  hospital?: string;
  q?: string;
  specialty?: string;
  language?: string;
  limit?: number;
}

function listCommand(): Command {
  return new Command('list')
    .description('searches doctors')
    .option('--hospital <slug or id>', 'of one hospital')
    .option('--q <words>', 'name or specialty; typing mistakes are forgiven')
    .option('--specialty <specialty>', 'such as cardiology')
    .option('--language <tag>', 'such as hi')
    .addOption(limitOption())
    .addHelpText(
      'after',
      `\nExamples:\n  $ smc doctors list --specialty cardiology\n  $ smc doctors list --q sharma --json`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<SearchFlags>(command);
      const connection = await connect(options);
      const hospitalId = options.hospital && (await hospitalOf(connection, options.hospital)).id;
      const list = connection.client.doctors.search({
        limit: 100,
        ...(options.q && { q: options.q }),
        ...(options.specialty && { specialty: options.specialty }),
        ...(options.language && { language: options.language }),
        ...(hospitalId && { hospitalId }),
      });
      await writeList(list, listColumns, {
        json: options.json ?? false,
        limit: options.limit ?? Infinity,
      });
    });
}

function exportCommand(): Command {
  return new Command('export')
    .description(
      'writes all doctors of the hospital to stdout as an import takes them: a row for each visit type',
    )
    .option('--hospital <slug or id>', 'which hospital; needed by admins only')
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('csv'))
    .addHelpText('after', `\nExample:\n  $ smc doctors export > doctors.csv`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ hospital?: string; format: 'csv' | 'ndjson' }>(command);
      const connection = await connectSignedIn(options);
      const hospital = await hospitalOf(connection, options.hospital);
      const list = connection.client.doctors.search({
        hospitalId: hospital.id,
        status: 'all',
        sort: 'name',
        limit: 100,
      });
      let withoutKey = 0;
      async function* rows() {
        for await (const doctor of list) {
          withoutKey += doctor.externalId ? 0 : 1;
          yield* rowsOfDoctor(doctor);
        }
      }
      await writeExport(rows(), doctorColumns, options.format);
      if (withoutKey > 0 && !options.quiet) {
        say(`${count(withoutKey, 'doctor')} without external_id: an import refuses such rows.`);
      }
    });
}

const listColumns: Column<Doctor>[] = [
  { title: 'ID', value: (doctor) => doctor.id },
  { title: 'NAME', value: (doctor) => doctor.fullName },
  { title: 'SPECIALTIES', value: (doctor) => doctor.specialties.join(', ') },
  { title: 'LANGUAGES', value: (doctor) => doctor.languages.join(', ') },
  { title: 'NEXT AVAILABLE', value: (doctor) => doctor.nextAvailableAt ?? 'none' },
];
