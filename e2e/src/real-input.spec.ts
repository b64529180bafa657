import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './world/database.ts';
import { root } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { type Imported, Smc } from './world/smc.ts';

/** Files that others made; they stand beside the project and are no part of it. */
const data = join(root, '..', 'shared', 'data');
const isHere = existsSync(data);

describe('files that hospitals and registries really publish', () => {
  if (!isHere) {
    it('are not beside the project (../shared/data), so nothing was tried on them', () => {
      console.log('Real input was not tried: there is no ../shared/data beside the project.');
      expect(isHere).toBe(false);
    });
    return;
  }

  let server: Server;
  let database: Database;
  let smc: Smc;

  beforeAll(async () => {
    server = await startServer();
    database = await Database.open(server.databaseUrl);
    smc = new Smc(server.url);
    await smc.login();
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  async function importOf(kind: 'doctors' | 'slots', file: string, ...flags: string[]) {
    const finished = await smc.run([kind, 'import', join(data, kind, file), '--json', ...flags]);
    if (![0, 3].includes(finished.code ?? 1)) {
      throw new Error(`the import of ${file} ended with ${finished.code}: ${finished.stderr}`);
    }
    return { code: finished.code, ...(JSON.parse(finished.stdout) as Imported) };
  }

  /** Why rows of a run were refused, and how often. */
  async function reasonsOf({ runId }: Imported): Promise<Record<string, number>> {
    const { stdout } = await smc.run(['imports', 'results', runId, '--action', 'rejected', '--json']);
    const counts: Record<string, number> = {};
    for (const line of stdout.trimEnd().split('\n')) {
      const { errors } = JSON.parse(line) as { errors: { code: string }[] };
      const codes = errors.map(({ code }) => code).join(' ');
      counts[codes] = (counts[codes] ?? 0) + 1;
    }
    return counts;
  }

  const doctor = async (externalId: string) =>
    (
      await database.rows<Record<string, unknown>>(
        `select full_name, credentials, phone, licence_number, specialties from doctors where external_id = $1`,
        [externalId],
      )
    )[0];

  it('the registry of US providers: people go in; organisations, the deactivated and a damaged name do not', async () => {
    const first = await importOf('doctors', 'nppes-10001.csv', '--map', 'nppes');
    expect(first).toMatchObject({
      code: 3,
      counts: { created: 7_880, updated: 0, unchanged: 0, rejected: 2_121 },
    });
    expect(await reasonsOf(first)).toEqual({ organisation: 1_803, deactivated: 317, damaged_text: 1 });
    expect(await doctor('1679576722')).toMatchObject({
      full_name: 'David A Wiebe',
      credentials: 'MD',
      phone: '+13088652512',
    });
    const second = await importOf('doctors', 'nppes-10001.csv', '--map', 'nppes');
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 7_880, rejected: 2_121 });
  });

  it('the same registry nine years later updates the same doctors, who now have specialties and licences', async () => {
    const before = await database.value('select count(*)::int from doctors');
    const first = await importOf('doctors', 'nppes-1000-all-columns.csv', '--map', 'nppes');
    expect(first.counts).toEqual({ created: 0, updated: 733, unchanged: 0, rejected: 267 });
    expect(await database.value('select count(*)::int from doctors')).toBe(before);
    expect(await doctor('1588667638')).toMatchObject({
      full_name: 'William C Pilcher',
      licence_number: 'FL-ME68414',
      specialties: ['cardiology'],
    });
    const second = await importOf('doctors', 'nppes-1000-all-columns.csv', '--map', 'nppes');
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 733, rejected: 267 });
  });

  it('clinicians of CMS: one doctor for one number, though several rows speak of them', async () => {
    const first = await importOf('doctors', 'cms-clinicians-386.csv', '--map', 'cms-clinicians');
    const { created, updated, rejected } = first.counts;
    expect({ in: created + updated, rejected, passedOver: first.passedOver }).toEqual({
      in: 371,
      rejected: 3,
      passedOver: { 'repeats an earlier row': 12 },
    });
    const second = await importOf('doctors', 'cms-clinicians-386.csv', '--map', 'cms-clinicians');
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 371, rejected: 3 });
  });

  const smart = ['--format', 'smart-scheduling-links'];

  it('a recorded SMART feed of New Jersey: its sites, its schedules and a slot for each place of its capacity', async () => {
    const first = await importOf('slots', 'smart-nj/slots-NJ.ndjson', ...smart);
    expect(first).toMatchObject({
      code: 0,
      counts: { created: 1_430, rejected: 0 },
      passedOver: { 'status busy': 112 },
    });
    expect(await database.value(`select count(*)::int from locations where region = 'NJ'`)).toBe(112);
    const lanes = await database.rows(
      `select count(*)::int as lanes, min(starts_at) as starts_at, max(ends_at) as ends_at from slots
        where external_id = '116/2023-03-25T09:00:00-05:00'`,
    );
    expect(lanes).toEqual([
      { lanes: 33, starts_at: new Date('2023-03-25T14:00:00Z'), ends_at: new Date('2023-03-25T23:00:00Z') },
    ]);
    const second = await importOf('slots', 'smart-nj/slots-NJ.ndjson', ...smart);
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 1_430, rejected: 0 });
  });

  it('a feed that is not in yet, in a dry run: what hangs on its schedules counts as refused, and it says why', async () => {
    const feed = join(data, 'slots', 'smart-spec-examples');
    const { code, stderr } = await smc.run(['slots', 'import', feed, ...smart, '--dry-run']);
    expect(stderr).toContain('A dry run puts no locations and schedules in place');
    expect(code).toBe(5);
  });

  it('the examples of that specification: five files of one feed', async () => {
    const first = await importOf('slots', 'smart-spec-examples/$bulk-publish', ...smart);
    expect(first.counts).toEqual({ created: 300, updated: 0, unchanged: 0, rejected: 0 });
    const second = await importOf('slots', 'smart-spec-examples/$bulk-publish', ...smart);
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 300, rejected: 0 });
  });
});
