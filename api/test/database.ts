import { createHash, randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../migrations/index.ts';
import { ormOptions } from '../src/platform/database/orm-options.ts';

/** The next one is made while the suite at hand is at work: most of its time the server waits for the disk. */
let next: Promise<string> | undefined;

/** A database of its own for a suite, copied in milliseconds from a template that has been migrated once. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    throw new Error('TEST_DATABASE_URL is not set: run through `npm test` or with the globalSetup of Jest');
  }
  const ready = next ?? copyOfTemplate(server);
  // Whoever waits for it hears of it when there is none; the suite after that tries anew.
  next = undefined;
  const name = await ready;
  next = copyOfTemplate(server);
  next.catch(() => undefined);
  return {
    url: urlOf(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function copyOfTemplate(server: string): Promise<string> {
  template ??= migratedTemplate(server).catch((error: unknown) => {
    template = undefined;
    throw error;
  });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${await template} strategy file_copy`);
  return name;
}

let template: Promise<string> | undefined;

/** Made once per server and version of the migrations; suites that come at the same time wait for the first. */
async function migratedTemplate(server: string): Promise<string> {
  const sources = migrations.map(({ name, class: migration }) => name + migration.toString()).join('\n');
  const name = `template_${createHash('sha256').update(sources).digest('hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4711)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await migrate(client, server, name);
    }
    return name;
  } finally {
    await client.end();
  }
}

async function migrate(client: pg.Client, server: string, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const orm = await MikroORM.init({
    ...ormOptions({ DATABASE_URL: urlOf(server, draft), DATABASE_POOL_SIZE: 2 }, []),
    debug: false,
    logger: () => undefined,
  });
  await orm.migrator.up();
  await orm.close(true);
  await client.query(`alter database ${draft} rename to ${name}`);
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  // The last suite's run ends while the copy for a next one is still made: the query says so, and nobody waits for it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
