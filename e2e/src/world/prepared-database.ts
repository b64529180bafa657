import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/embedded-postgres.mjs';
import { root, run } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Processes crash here, machines do not: without fsync nothing that can be observed changes. */
export const testSettings = { fsync: 'off', full_page_writes: 'off' };

/** What every process of the API is told, and the migrations before it. */
export const demo = {
  NODE_ENV: 'development',
  SEED_DEMO: 'on',
  LOG_LEVEL: 'warn',
  RATE_LIMITS: 'off',
  BCRYPT_COST: '4',
};

let prepared: Promise<string> | undefined;

/** The data folder of a PostgreSQL, stopped, with the newest schema and the demo hospital: made once, every server begins with a copy. */
export function preparedDatabase(): Promise<string> {
  return (prepared ??= prepare());
}

async function prepare(): Promise<string> {
  const folder = temporaryFolder();
  // The account that runs PostgreSQL has to pass through it.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({ dataDir, settings: testSettings });
  try {
    await migrate(postgres.url);
  } finally {
    await postgres.stop();
  }
  return dataDir;
}

async function migrate(databaseUrl: string): Promise<void> {
  const env = { ...demo, DATABASE_URL: databaseUrl };
  const { code, stdout, stderr } = await run(process.execPath, [`${root}api/dist/src/migrate.js`], { env });
  if (code !== 0) {
    throw new Error(`the migrations failed: ${stdout}${stderr}`);
  }
}
