import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { publicViewer } from '../rules/viewer.ts';
import { type DoctorSearch, searchStatement } from './search-doctors.queries.ts';

const now = new Date('2026-12-01T06:00:00.000Z');
const doctors = 1000;
const slotsEach = 60;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops': number;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let kysely: Kysely<never>;

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  await sql`
    insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
    values (gen_random_uuid(), 'h', 'H', 'UTC', 'EUR', ${JSON.stringify(defaultBookingPolicy)}::jsonb, ${now}, ${now})`.execute(
    kysely,
  );
  await sql`
    insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
    select gen_random_uuid(), id, 'L', 'UTC', ${now}, ${now} from hospitals`.execute(kysely);
  await sql`
    insert into doctors (id, hospital_id, location_id, full_name, specialties, languages, status, created_at, updated_at)
    select gen_random_uuid(), l.hospital_id, l.id, 'Dr. ' || md5(n::text) || ' ' || md5((n * 7)::text),
           array['specialty ' || n % 100], array['en'], 'active', ${now}, ${now}
      from locations l, generate_series(1, ${doctors}::int) n`.execute(kysely);
  await sql`
    insert into doctor_ratings (doctor_id, rating_sum, rating_count, average, smoothed, updated_at)
    select id, 40, 10, 4, 3.92, ${now} from doctors`.execute(kysely);
  // Half of the time lies behind: what is free there must not be walked through.
  await sql`
    insert into slots (id, hospital_id, doctor_id, location_id, starts_at, ends_at)
    select gen_random_uuid(), d.hospital_id, d.id, d.location_id, t, t + interval '15 minutes'
      from doctors d, generate_series(1, ${slotsEach}::int) k,
           lateral (select ${now}::timestamptz + (k - ${slotsEach / 2}::int) * interval '15 minutes' as t) x`.execute(
    kysely,
  );
  await sql`vacuum analyze`.execute(kysely);
});
afterAll(async () => {
  await kysely.destroy();
  await database.drop();
});

const anybody: DoctorSearch = {
  viewer: publicViewer,
  asOf: now,
  sort: 'soonest',
  limit: 20,
  status: 'active',
  words: [],
  radiusKm: 25,
};

it('finds the first free slot of each doctor by one probe of the index of free slots', async () => {
  const probes = slotNodes(await planOf(searchStatement(anybody)));

  expect(probes.length).toBeGreaterThan(0);
  for (const probe of probes) {
    expect(probe['Index Name']).toBe('slots_free');
    expect(probe['Actual Rows']).toBeLessThanOrEqual(1);
    expect(probe['Actual Loops']).toBeLessThanOrEqual(doctors);
  }
});

it('looks for free slots of the doctors on the page alone where they decide nothing', async () => {
  const probes = slotNodes(await planOf(searchStatement({ ...anybody, sort: 'name' })));

  expect(probes.map((probe) => probe['Index Name'])).toEqual(['slots_free']);
  expect(probes[0]?.['Actual Loops']).toBe(anybody.limit + 1);
});

it('orders by rating from one walk over the figures, and looks for free slots of the page alone', async () => {
  const plan = await planOf(searchStatement({ ...anybody, sort: 'rating', minRating: 2 }));

  const figures = nodes(plan).filter((node) => node['Relation Name'] === 'doctor_ratings');
  const [walk, ...ofThePage] = figures.sort((one, other) => one['Actual Loops'] - other['Actual Loops']);
  expect(walk?.['Actual Loops']).toBe(1);
  expect(ofThePage.map((node) => [node['Index Name'], node['Actual Loops']])).toEqual([
    ['doctor_ratings_pkey', anybody.limit + 1],
  ]);
  expect(slotNodes(plan).map((probe) => probe['Actual Loops'])).toEqual([anybody.limit + 1]);
});

it('probes for few doctors where few match', async () => {
  const probes = slotNodes(await planOf(searchStatement({ ...anybody, specialty: 'specialty 7' })));

  expect(Math.max(...probes.map((probe) => probe['Actual Loops']))).toBeLessThanOrEqual(21);
});

it('finds the beginnings of words and resembling words by index', async () => {
  const beginnings = sql`
    select id from doctors d where to_tsvector('simple', d.search_text) @@ to_tsquery('simple', 'abcd:*')`;
  const resembling = sql`select id from doctors d where fold_text('abcdefgh') <% d.search_text`;
  await sql`set enable_seqscan = off`.execute(kysely);
  const plans = await Promise.all([planOf(beginnings), planOf(resembling)]);
  await sql`reset enable_seqscan`.execute(kysely);

  expect(plans.map((plan) => nodes(plan).flatMap((node) => node['Index Name'] ?? []))).toEqual([
    ['doctors_words'],
    ['doctors_trigrams'],
  ]);
});

it('looks at those doctors alone whom the words name, also where each may be mistyped', async () => {
  const words = ['asha', 'roa', 'cardiolgy'];
  const plan = await planOf(searchStatement({ ...anybody, sort: 'relevance', words }));

  const walks = nodes(plan).filter((node) => node['Relation Name'] === 'doctors');
  const indexes = nodes(plan).flatMap((node) => node['Index Name'] ?? []);
  expect(walks.map((node) => node['Node Type']).sort()).toEqual(['Bitmap Heap Scan', 'Index Scan']);
  expect(indexes).toEqual(expect.arrayContaining(['doctors_words', 'doctors_trigrams']));
});

async function planOf(statement: RawBuilder<unknown>): Promise<PlanNode> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
    explain (analyze, format json) ${statement}`.execute(kysely);
  return rows[0]!['QUERY PLAN'][0].Plan;
}

function slotNodes(plan: PlanNode): PlanNode[] {
  const scans = nodes(plan).filter((node) => node['Relation Name'] === 'slots' && node['Actual Loops'] > 0);
  expect(scans.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  return scans;
}

function nodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)];
}
