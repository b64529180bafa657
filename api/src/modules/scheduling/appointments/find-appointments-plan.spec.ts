import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { seedManyVisits } from '../../../../test/many-visits.ts';
import { type AppointmentSearch, foundIds } from './find-appointments.queries.ts';

const now = new Date('2026-12-01T06:00:00.000Z');
const visits = 12_000;
const hospitals = 8;
/** Twenty to show, and one that tells of the next page. */
const limit = 21;
const statuses = 7;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops': number;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const all: AppointmentSearch = {
  hospitalId: undefined,
  doctorId: undefined,
  patientId: undefined,
  asked: undefined,
  statuses: undefined,
  from: undefined,
  to: undefined,
  updatedSince: undefined,
  order: 'soonest',
  after: undefined,
  limit,
  now,
};

describe('a page of many appointments', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let kysely: Kysely<never>;
  let hospitalId: string;
  let someone: { patientId: string; doctorId: string; reference: string };

  beforeAll(async () => {
    database = await createTestDatabase();
    kysely = new Kysely<never>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
    });
    await seedManyVisits(kysely, { hospitals, visits, days: 365, now, patients: 3_000 });
    await sql`
      update appointments set status = 'checked_in' where id in (select id from appointments order by starts_at desc limit 5)`.execute(
      kysely,
    );
    await sql`vacuum analyze appointments`.execute(kysely);
    hospitalId = (await rowsOf<{ id: string }>(sql`select id from hospitals where slug = 'many-1'`))[0]!.id;
    [someone] = (await rowsOf<typeof someone>(sql`
      select patient_id as "patientId", doctor_id as "doctorId", reference from appointments
       where hospital_id = ${hospitalId}::uuid order by starts_at limit 1 offset 1000`)) as [typeof someone];
  });
  afterAll(async () => {
    await kysely.destroy();
    await database.drop();
  });

  const rowsOf = async <Row>(statement: ReturnType<typeof sql>): Promise<Row[]> =>
    (await statement.execute(kysely)).rows as Row[];

  /** Rows of the table that were limit at, whether they were of use or not. */
  const read = async (search: Partial<AppointmentSearch>): Promise<number> => {
    const [row] = await rowsOf<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      sql`explain (analyze, format json) ${foundIds({ ...all, ...search })}`,
    );
    return visitsIn(row!['QUERY PLAN'][0].Plan);
  };

  it.each<[string, () => Partial<AppointmentSearch>, number]>([
    ['of a hospital', () => ({ hospitalId }), statuses * limit],
    ['of a hospital, the latest first', () => ({ hospitalId, order: 'newest' }), statuses * limit],
    ['of a hospital, of a rare status', () => ({ hospitalId, statuses: ['checked_in'] }), limit],
    ['of a hospital, missed', () => ({ hospitalId, statuses: ['no_show'] }), limit],
    ['of a hospital, lapsed', () => ({ hospitalId, statuses: ['expired'] }), 2 * limit],
    [
      'of a hospital, in a month',
      () => ({ hospitalId, from: new Date('2026-06-01T00:00:00Z'), to: new Date('2026-07-01T00:00:00Z') }),
      statuses * limit,
    ],
    [
      'of a hospital, from the middle on',
      () => ({ hospitalId, after: ['2026-06-01T00:00:00.000Z', '00000000-0000-7000-8000-000000000000'] }),
      statuses * limit,
    ],
    ['of all hospitals', () => ({}), hospitals * statuses * limit],
    ['of all hospitals, of a rare status', () => ({ statuses: ['checked_in'] }), hospitals * limit],
    [
      'of all hospitals, in the order of change',
      () => ({ order: 'changed', updatedSince: new Date('2026-03-01T00:00:00Z') }),
      hospitals * limit,
    ],
    ['of a patient', () => ({ patientId: someone.patientId }), 2 * limit],
    ['of a doctor', () => ({ doctorId: someone.doctorId }), 2 * limit],
    ['by a reference', () => ({ hospitalId, asked: { words: [], reference: someone.reference } }), 1],
    [
      'by the beginning of a reference',
      () => ({ hospitalId, asked: { words: [], reference: someone.reference.slice(0, 4) } }),
      20,
    ],
  ])('%s reads little more than it shows', async (_what, search, most) => {
    expect(await read(search())).toBeLessThanOrEqual(most);
  });

  it('by a name reads the visits of those who are called so, found by index, and of nobody else', async () => {
    const words = ['milla', 'iyengar'];
    const [named] = await rowsOf<{ count: number }>(sql`
      select count(*)::int as count from appointments a join accounts p on p.id = a.patient_id where p.full_name = 'Mila Iyengar'`);
    expect(named!.count).toBeGreaterThan(40);
    expect(await read({ asked: { words, reference: undefined } })).toBeLessThanOrEqual(named!.count);
  });

  it('is the first of the same list read in full, whatever is asked for', async () => {
    for (const search of [
      { hospitalId },
      { hospitalId, order: 'newest' as const },
      { statuses: ['no_show' as const, 'checked_in' as const] },
      {},
    ]) {
      const direction = 'order' in search ? sql`desc` : sql`asc`;
      const [page, whole] = await Promise.all([
        rowsOf<{ id: string }>(foundIds({ ...all, ...search })),
        rowsOf<{ id: string }>(sql`
          select id from appointments a
           where ${'hospitalId' in search ? sql`hospital_id = ${hospitalId}::uuid` : sql`true`}
             and ${'statuses' in search ? sql`status = any (${search.statuses}::text[])` : sql`true`}
           order by starts_at ${direction}, id ${direction} limit ${limit}`),
      ]);
      expect(page).toEqual(whole);
    }
  });
});

function visitsIn(node: PlanNode): number {
  const read = node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
  const own = node['Relation Name'] === 'appointments' ? read : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + visitsIn(child), own);
}
