import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './app.module.ts';
import { ormOptions } from './platform/database/orm-options.ts';
import { readSettings } from './platform/settings/settings.ts';

/** Brings the database to the newest schema, then ends; two at once wait for each other. */
const settings = readSettings(process.env);
const orm = await MikroORM.init(ormOptions(settings, entities));
try {
  const applied = await orm.migrator.up();
  process.stdout.write(`${applied.length} migrations applied\n`);
} finally {
  await orm.close(true);
}
