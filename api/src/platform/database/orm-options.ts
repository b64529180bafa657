import { Logger } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { migrations } from '../../../migrations/index.ts';
import type { Settings } from '../settings/settings.ts';

/** Longer than this nobody waits for a connection: the request is answered with 503. */
const connectMs = 5_000;

/** How MikroORM is set up, the same for the server, the migrations and the tests. */
export function ormOptions(
  settings: Pick<Settings, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>,
  entities: EntitySchema[],
): Options {
  return defineConfig({
    clientUrl: settings.DATABASE_URL,
    entities,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'schema_migrations', snapshot: false },
    driverOptions: { application_name: 'smartmedconnect', connectionTimeoutMillis: connectMs },
    logger: (message) => new Logger('Database').warn(message),
    pool: { min: 0, max: settings.DATABASE_POOL_SIZE },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    debug: false,
  });
}
