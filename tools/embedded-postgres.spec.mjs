import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startPostgres } from './embedded-postgres.mjs';
import { removePostgresHome } from './postgres-home.mjs';
import { root } from './prepare.mjs';
import { commandOf } from './processes.mjs';

const { Client } = createRequire(join(root, 'api', 'package.json'))('pg');

describe('the embedded PostgreSQL', () => {
  let home;
  let dataDir;
  let running;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'smc-spec-'));
    dataDir = join(home, 'inner', 'postgres');
  });
  afterEach(() => running?.stop());
  afterAll(() => {
    removePostgresHome(dataDir);
    rmSync(home, { recursive: true, force: true });
  });

  it('keeps what was committed when it is killed and started again', async () => {
    running = await startPostgres({ dataDir });
    await query(running.url, 'create table visits as select 7 as number');
    await running.kill9();
    running = await startPostgres({ dataDir });
    expect(await query(running.url, 'select number from visits')).toEqual([{ number: 7 }]);
  });

  it('ends the server that a killed parent left behind, and takes over its data', async () => {
    const orphaned = `
      const { startPostgres } = await import(${JSON.stringify(import.meta.resolve('./embedded-postgres.mjs'))});
      const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'));`;
    const pid = Number(
      spawnSync(process.execPath, ['--input-type=module', '-e', orphaned]).stdout.toString(),
    );
    expect(commandOf(pid)).toContain('postgres');
    running = await startPostgres({ dataDir });
    expect(commandOf(pid)).not.toContain('postgres');
    expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not deceived by a stale note whose number belongs to another process by now', async () => {
    running = await startPostgres({ dataDir });
    const note = join(dataDir, 'postmaster.pid');
    const lines = readFileSync(note, 'utf8').split('\n');
    await running.kill9();
    writeFileSync(note, [process.pid, ...lines.slice(1)].join('\n'));
    running = await startPostgres({ dataDir });
    expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('knows letters beyond ASCII, which searching by similarity relies on', async () => {
    running = await startPostgres({ dataDir });
    expect(await query(running.url, `select lower('ÉÇ') as lower, 'Ö' ~* '^ö$' as same`)).toEqual([
      { lower: 'éç', same: true },
    ]);
  });

  it('asks for a password', async () => {
    running = await startPostgres({ dataDir });
    const stranger = new URL(running.url);
    stranger.password = 'guessed';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('begins as a copy of another, which stays as it was', async () => {
    running = await startPostgres({ dataDir });
    await query(running.url, 'create table copied as select 8 as number');
    await running.stop();
    const copy = await startPostgres({ copyOf: dataDir });
    expect(await query(copy.url, 'update copied set number = 9 returning number')).toEqual([{ number: 9 }]);
    await copy.stop();
    running = await startPostgres({ dataDir });
    expect(await query(running.url, 'select number from copied')).toEqual([{ number: 8 }]);
  });

  it('leaves nothing of a temporary server behind', async () => {
    const temporary = await startPostgres();
    const folder = dirname(temporary.logFile);
    expect(existsSync(folder)).toBe(true);
    await temporary.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

async function query(url, sql) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
