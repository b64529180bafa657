import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../tools/embedded-postgres.mjs';
import { Chance } from './world/chance.ts';
import { Database } from './world/database.ts';
import { finish, type Finished, freePort, root, until } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { slotRows, writeSlots } from './world/slot-file.ts';
import { type Imported, Smc, temporaryFolder } from './world/smc.ts';

const rows = 100_000;
const batches = 400;
const kills = Number(process.env['KILL_ROUNDS'] ?? 5);
/** Each in its turn; by chance when that is not enough. */
const victims = ['cli', 'api', 'postgres', 'api and postgres', 'cli and api'] as const;
type Victim = (typeof victims)[number];

describe('an import of 100,000 slots in which processes are killed', () => {
  const chance = new Chance();
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  let server: Server;
  let database: Database;
  let smc: Smc;
  let postgresOptions: { dataDir: string; port: number };
  let clean: Traces;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    // On a disk that is told to keep what was committed, at a place where it can be started again.
    postgresOptions = { dataDir: path('postgres'), port: await freePort() };
    server = await startServer({ postgres: postgresOptions });
    database = await Database.open(server.databaseUrl);
    smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(root, 'cli', 'samples', 'doctors', 'ok', 'doctors.csv'));
    writeSlots(path('slots.csv'), linesWithSomeBadOnes());
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  const command = (name: string) => [
    ...['slots', 'import', path('slots.csv'), '--json', '--batch-size', String(rows / batches)],
    ...['--rejects', path(`${name}.csv`), '--report', path(`${name}.ndjson`)],
  ];

  it('ends undisturbed with all that can go in, and a reason for each row that cannot', async () => {
    const finished = await smc.run(command('clean'));
    expect(finished.code).toBe(3);
    clean = await tracesOf('clean', finished);
    expect(clean.imported.counts).toEqual({ created: rows - 100, updated: 0, unchanged: 0, rejected: 100 });
    expect(clean.report.trimEnd().split('\n')).toHaveLength(rows);
    expect(clean.rejects.trimEnd().split('\n')).toHaveLength(101);
    await database.rows('truncate slots, import_runs, import_batches');
  });

  it('ends row for row the same when the same command is given again after each kill -9', async () => {
    let running = startImport();
    for (let kill = 0; kill < kills; kill++) {
      const victim = victims[kill] ?? chance.of(victims);
      const batchesIn = Math.floor(((kill + chance.next()) / kills) * batches * 0.9);
      await chance.told(`kill ${kill + 1}, ${victim}`, async () => {
        await until(async () => (await appliedBatches()) >= batchesIn, `batch ${batchesIn}`, 120);
        expect(await appliedBatches()).toBeLessThan(batches);
        await killAndRestart(victim, running);
        if (running.child.exitCode !== null || running.child.signalCode !== null) {
          running = startImport();
        }
      });
    }
    let finished = await running.finished;
    // Retries have an end: whoever finds the server gone for long gives the command again.
    if (finished.code !== 3) {
      finished = await smc.run(command('killed'));
    }
    expect(finished.code).toBe(3);
    const killed = await tracesOf('killed', finished);
    expect(killed.imported).toMatchObject({ resumed: expect.any(Boolean), counts: clean.imported.counts });
    expect(killed.slots).toEqual(clean.slots);
    expect(killed.batches).toEqual(clean.batches);
    expect(killed.rejects).toBe(clean.rejects);
    expect(killed.report === clean.report).toBe(true);
  }, 300_000);

  interface Running {
    child: ReturnType<Smc['start']>;
    finished: Promise<Finished>;
  }

  function startImport(): Running {
    const child = smc.start(command('killed'));
    return { child, finished: finish(child) };
  }

  async function killAndRestart(victim: Victim, { child, finished }: Running): Promise<void> {
    if (victim.includes('cli')) {
      child.kill('SIGKILL');
      await finished;
    }
    if (victim.includes('api')) {
      await server.apis[0]?.end('SIGKILL');
    }
    if (victim.includes('postgres')) {
      await server.postgres.kill9();
      server.postgres = await startPostgres(postgresOptions);
      database = await Database.open(server.databaseUrl);
    }
    if (victim.includes('api')) {
      await server.apis[0]?.start();
    }
    await until(async () => (await fetch(`${server.url}/health/ready`)).ok, 'the API to be ready again');
  }

  /** What an import leaves behind, without the ids that are drawn anew each time. */
  async function tracesOf(name: string, { stdout }: Finished): Promise<Traces> {
    const imported = JSON.parse(stdout) as Imported;
    return {
      imported,
      slots: await database.rows(slotsOnOneLine),
      batches: await database.rows(
        `select n, row_count, created_count, updated_count, unchanged_count, rejected_count, results::text
           from import_batches where run_id = $1 order by n`,
        [imported.runId],
      ),
      rejects: readFileSync(path(`${name}.csv`), 'utf8'),
      report: readFileSync(path(`${name}.ndjson`), 'utf8'),
    };
  }

  const appliedBatches = () => database.value<number>('select count(*)::int from import_batches');
});

interface Traces {
  imported: Imported;
  slots: object[];
  batches: object[];
  rejects: string;
  report: string;
}

/** Every column but the generated id, in one fingerprint for each doctor. */
const slotsOnOneLine = `
  select d.external_id, count(*)::int, md5(string_agg(concat_ws('|', s.external_id, s.lane, s.starts_at, s.ends_at, s.location_id,
           s.visit_type_id, s.hospital_id, s.doctor_id, s.appointment_id), E'\\n' order by s.starts_at, s.lane)) as rows
    from slots s join doctors d on d.id = s.doctor_id group by d.external_id order by d.external_id`;

/** One line of a thousand names a doctor nobody knows. */
function linesWithSomeBadOnes(): string[] {
  const doctors = Array.from({ length: 38 }, (_, n) => `d-${1002 + n}`);
  return slotRows(rows, { doctors }).map((row, n) =>
    n % 1_000 === 500 ? row.replace(/,d-\d+,/, ',nobody,') : row,
  );
}
