import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { seedDemo } from '../seeds/demo.ts';
import { entities } from './app.module.ts';
import { CreateAccount, PasswordHashes } from './modules/auth/index.ts';
import { Audit } from './platform/audit/audit.ts';
import { SystemClock } from './platform/clock/clock.ts';
import { Database } from './platform/database/database.ts';
import { ormOptions } from './platform/database/orm-options.ts';
import { isUnavailable } from './platform/database/unavailable.ts';
import { readSettings, type Settings, SettingsFault } from './platform/settings/settings.ts';

/** Brings the database to the newest schema and, for a demonstration, fills it; then ends. Two at once wait for each other. */
try {
  const settings = readSettings(process.env);
  await alone(settings, () => migrate(settings));
} catch (fault) {
  process.stderr.write(`${sentence(fault)}\n`);
  process.exitCode = 1;
}

/** Under a lock of the session, which PostgreSQL gives back however this process ends. */
async function alone(settings: Settings, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: settings.DATABASE_URL, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('smartmedconnect migrations'))`);
    await work();
  } finally {
    await client.end();
  }
}

async function migrate(settings: Settings): Promise<void> {
  const orm = await MikroORM.init({ ...ormOptions(settings, entities), logger: () => undefined });
  try {
    const applied = await orm.migrator.up();
    say(...applied.map(({ name }) => `Applied ${name}.`), 'The schema is up to date.');
    if (settings.SEED_DEMO) {
      await seed(settings, new Database(orm));
    }
  } finally {
    await orm.close(true);
  }
}

async function seed(settings: Settings, database: Database): Promise<void> {
  const clock = new SystemClock();
  const passwordHashes = new PasswordHashes(settings);
  try {
    const createAccount = new CreateAccount(database, clock, passwordHashes, new Audit(clock));
    const created = await seedDemo({ settings, database, clock, createAccount });
    say(...created.map((email) => `Created the login ${email}.`), 'The demo hospital is there.');
  } finally {
    await passwordHashes.onApplicationShutdown();
  }
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function sentence(fault: unknown): string {
  if (fault instanceof SettingsFault) {
    return fault.message;
  }
  if (isUnavailable(fault) || isRefused(fault)) {
    const { host, pathname } = new URL(process.env['DATABASE_URL'] ?? '');
    return `The database ${pathname.slice(1)} at ${host} cannot be reached: ${(fault as Error).message || 'no answer'}`;
  }
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** Wrong login, no such database, or a host name with several addresses of which none answers. */
function isRefused(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return /^(28...|3D000|EAI_AGAIN|ECONN.*|EHOST.*)$/.test(code);
}
