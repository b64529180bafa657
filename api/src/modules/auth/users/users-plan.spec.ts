import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { type UserSearch, usersStatement } from './user.queries.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const now = new Date('2026-12-01T06:00:00.000Z');
const accounts = 20_000;
const anybody: UserSearch = { words: [], now, limit: 21, after: undefined };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let kysely: Kysely<never>;

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  await sql`
    insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
    select gen_random_uuid(), md5(n::text) || '@example.test', '-', md5((n * 7)::text) || ' ' || md5((n * 11)::text),
           case when n <= 5 then 'admin' else 'patient' end, ${now}, ${now}
      from generate_series(1, ${accounts}::int) n`.execute(kysely);
  await sql`
    insert into sessions (id, account_id, token_seed, created_at, rotated_at, expires_at)
    select gen_random_uuid(), id, '', ${now}, ${now}, ${now} from accounts, generate_series(1, 2)`.execute(
    kysely,
  );
  await sql`vacuum analyze`.execute(kysely);
});
afterAll(async () => {
  await kysely.destroy();
  await database.drop();
});

it.each<[string, Partial<UserSearch>]>([
  ['all of them', {}],
  ['a later page', { after: { relevance: '0', id: '80000000-0000-4000-8000-000000000000' } }],
  ['the few admins', { role: 'admin' }],
  ['the suspended, who are few', { status: 'suspended' }],
  ['a word that begins so', { words: ['abcdef'] }],
  ['an address as typed', { words: ['c4ca4238a0b923820dcc509a6f75849b', 'example'] }],
])('touches few accounts for %s', async (_, search) => {
  const nodes = nodesOf(await planOf({ ...anybody, ...search }));
  const walks = nodes.filter((node) => node['Relation Name'] === 'accounts');

  expect(walks.length).toBeGreaterThan(0);
  expect(walks.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  const touched = walks.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
  expect(Math.max(...touched)).toBeLessThan(100);
});

it('looks for sessions of the accounts on the page alone', async () => {
  const nodes = nodesOf(await planOf({ ...anybody, words: ['abc'] }));
  const walks = nodes.filter((node) => node['Relation Name'] === 'sessions');

  expect(walks.map((node) => node['Index Name'])).not.toContain(undefined);
});

async function planOf(search: UserSearch): Promise<PlanNode> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
    explain (analyze, format json) ${usersStatement(search)}`.execute(kysely);
  return rows[0]!['QUERY PLAN'][0].Plan;
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
