/** What `npm start` and `npm run dev` have in common: a database with the newest schema and the settings to reach it. */
import { join } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { run } from './processes.mjs';
import { Failure, step } from './steps.mjs';

/** DATABASE_URL wins; without it an embedded PostgreSQL keeps its data in .data/postgres. */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  return step('PostgreSQL is running', () => startPostgres({ dataDir: join(dataFolder, 'postgres') }));
}

/** The demo hospital and its logins are for development: production gets neither. */
export function apiEnvironment(databaseUrl, port) {
  const env = { NODE_ENV: 'development', ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) };
  return env.NODE_ENV === 'production' ? env : { ...env, SEED_DEMO: 'on' };
}

export async function build() {
  const { code, output } = await run('nx', ['run-many', '-t', 'build', '--outputStyle=static']);
  if (code !== 0) throw new Failure(`The build failed.\n\n${output}`);
}

export async function migrate(env) {
  const { code, output } = await run('node', ['api/dist/src/migrate.js'], { env });
  if (code !== 0) throw new Failure(`The database could not be brought up to date.\n\n${output}`);
}
