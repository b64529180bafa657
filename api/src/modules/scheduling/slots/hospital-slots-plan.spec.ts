import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import {
  type HospitalSlotsAsked,
  hospitalSlotsStatement,
  readHospitalSlots,
} from './hospital-slots.queries.ts';

const now = new Date('2026-12-01T06:00:00.000Z');
const doctors = 40;
const slotsEach = 1000;
const limit = 100;
/** Two lanes, of each a row for the page that follows and one of the page before; and the number of lanes. The sort looks into one doctor more. */
const ofOneDoctor = 2 * (limit + 2) + 1;

interface PlanNode {
  'Relation Name'?: string;
  'Actual Loops': number;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

describe('a page of a hospital’s slots', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let kysely: Kysely<never>;
  let asked: HospitalSlotsAsked;

  beforeAll(async () => {
    database = await createTestDatabase();
    // Instants as text, as the application's own pool reads them.
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, String);
    const pool = new pg.Pool({ connectionString: database.url, max: 1, types });
    kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
    await sql`
      insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
      select gen_random_uuid(), 'h' || n, 'H', 'UTC', 'EUR', ${JSON.stringify(defaultBookingPolicy)}::jsonb, ${now}, ${now}
        from generate_series(1, 5) n`.execute(kysely);
    await sql`
      insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
      select gen_random_uuid(), id, 'L', 'UTC', ${now}, ${now} from hospitals`.execute(kysely);
    await sql`
      insert into doctors (id, hospital_id, location_id, full_name, status, created_at, updated_at)
      select gen_random_uuid(), l.hospital_id, l.id, 'Dr. ' || n, 'active', ${now}, ${now}
        from locations l, generate_series(1, ${doctors / 5}::int) n`.execute(kysely);
    await sql`
      insert into slots (id, hospital_id, doctor_id, location_id, lane, starts_at, ends_at)
      select gen_random_uuid(), d.hospital_id, d.id, d.location_id, n % 2, t, t + interval '15 minutes'
        from doctors d, generate_series(1, ${slotsEach}::int) n,
             lateral (select ${now}::timestamptz + (n / 2) * interval '15 minutes' as t) x`.execute(kysely);
    await sql`vacuum analyze`.execute(kysely);
    const { rows } = await sql<{ id: string }>`select id from hospitals where slug = 'h3'`.execute(kysely);
    const hospitalId = String(rows[0]?.id);
    asked = { hospitalId, from: now, to: undefined, now, after: undefined, limit };
  });
  afterAll(async () => {
    await kysely.destroy();
    await database.drop();
  });

  it('reads no more slots than it shows, wherever it begins', async () => {
    const [anywhere] = (await readHospitalSlots(kysely, asked)).slice(70);
    const [last] = (
      await sql<{
        id: string;
      }>`select id from doctors where hospital_id = ${asked.hospitalId}::uuid order by id desc`.execute(
        kysely,
      )
    ).rows;
    if (!anywhere || !last) throw new Error('there is no page');
    const pages: HospitalSlotsAsked['after'][] = [
      undefined,
      [anywhere.doctorId, anywhere.startsAt, String(anywhere.ids[0])],
      [last.id, now.toISOString(), '00000000-0000-7000-8000-000000000000'],
    ];

    for (const after of pages) {
      expect(await slotsRead({ ...asked, after })).toBeLessThanOrEqual(2 * ofOneDoctor);
    }
  });

  it('that begins at the end of a doctor’s time reads the next doctors’ alone', async () => {
    const rows = await readHospitalSlots(kysely, { ...asked, limit: 1000 });
    const at = rows.findIndex(({ doctorId }) => doctorId !== rows[0]?.doctorId) - 10;
    const begin = rows[at];
    if (!begin) throw new Error('there is no second doctor');
    const after: HospitalSlotsAsked['after'] = [begin.doctorId, begin.startsAt, String(begin.ids[0])];

    expect(await readHospitalSlots(kysely, { ...asked, after })).toEqual(rows.slice(at + 1, at + 2 + limit));
    expect(await slotsRead({ ...asked, after })).toBeLessThanOrEqual(3 * ofOneDoctor);
  });

  it('all together are every slot once', async () => {
    const seen: string[] = [];
    let after: HospitalSlotsAsked['after'];
    for (;;) {
      const rows = await readHospitalSlots(kysely, { ...asked, after });
      const page = rows.slice(0, limit);
      seen.push(...page.flatMap(({ ids }) => ids));
      const end = page.at(-1);
      if (rows.length <= limit || !end) break;
      after = [end.doctorId, end.startsAt, String(end.ids[0])];
    }

    expect(new Set(seen).size).toBe((doctors / 5) * slotsEach);
    expect(seen).toHaveLength((doctors / 5) * slotsEach);
  });

  /** Rows of the table that were looked at, whether they were of use or not. */
  async function slotsRead(page: HospitalSlotsAsked): Promise<number> {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
      explain (analyze, format json) ${hospitalSlotsStatement(page)}`.execute(kysely);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return plan ? slotsIn(plan) : NaN;
  }
});

function slotsIn(node: PlanNode): number {
  const own =
    node['Relation Name'] === 'slots'
      ? node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0))
      : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + slotsIn(child), own);
}
