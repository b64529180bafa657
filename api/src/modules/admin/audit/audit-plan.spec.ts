import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { type AuditAsked, auditStatement, readAudit } from './audit.queries.ts';

const entries = 200_000;
const limit = 21;
const began = Date.parse('2026-01-01T00:00:00Z');
const minuteMs = 60_000;
/** Ids by number, so that the rows can be made in SQL and asked for here. */
const idOf = (kind: string, n: number) =>
  `${kind.padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = (n: number) => new Date(began + n * minuteMs);
const all: AuditAsked = { limit, after: undefined };

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops': number;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/**
 * A log of 200,000 entries: sixty of a hundred are sign-ins; hospital 1 did all its work in the first tenth; each 20,000th came from
 * an address of its own; and one actor did three things, long ago.
 */
describe('a page of the audit log', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let kysely: Kysely<never>;

  beforeAll(async () => {
    database = await createTestDatabase();
    kysely = new Kysely<never>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
    });
    await sql`
      insert into audit_entries (id, at, actor_kind, actor_id, actor_role, action, resource_type, resource_id, hospital_id, ip, request_id)
      select gen_random_uuid(), ${at(0)}::timestamptz + n * interval '1 minute', 'user',
             format('0000000a-0000-7000-8000-%s', lpad((case when n in (10, 20, 30) then 0 else 1 + n % 500 end)::text, 12, '0'))::uuid,
             'staff', x.action, split_part(x.action, '.', 1),
             format('0000000b-0000-7000-8000-%s', lpad((n % 5000)::text, 12, '0'))::uuid,
             format('0000000c-0000-7000-8000-%s',
                    lpad((case when n < ${entries / 10}::int then 1 else 2 + n % 20 end)::text, 12, '0'))::uuid,
             case when n % 20000 = 0 then '203.0.113.7'::inet else '198.51.100.0'::inet + n % 200 end, 'r-' || n
        from generate_series(1, ${entries}::int) n,
             lateral (select case when n % 10 < 6 then 'user.signed_in' when n % 1000 = 7 then 'dispute.resolved'
                                  when n % 1000 = 17 then 'dispute.assigned' else 'appointment.checked_in' end as action) x`.execute(
      kysely,
    );
    await sql`vacuum analyze audit_entries`.execute(kysely);
  }, 180_000);
  afterAll(async () => {
    await kysely.destroy();
    await database.drop();
  });

  it.each<[string, Partial<AuditAsked>]>([
    ['of everything', {}],
    ['of everything in a span long ago', { from: at(5_000), to: at(9_000) }],
    ['of an actor', { actorId: idOf('a', 7) }],
    ['of an actor who did three things long ago', { actorId: idOf('a', 0) }],
    ['of an actor in a span', { actorId: idOf('a', 7), from: at(20_000), to: at(90_000) }],
    ['of an action done all day', { action: 'user.signed_in' }],
    ['of a rare action', { action: 'dispute.resolved' }],
    ['of all that is done to disputes', { action: 'dispute.' }],
    ['of a kind of record', { resourceType: 'dispute' }],
    ['of a record', { resourceType: 'user', resourceId: idOf('b', 100) }],
    ['of a hospital', { hospitalId: idOf('c', 5) }],
    ['of a hospital that did all its work long ago', { hospitalId: idOf('c', 1) }],
    ['of a hospital in a span', { hospitalId: idOf('c', 5), from: at(50_000), to: at(60_000) }],
    ['from an address', { ip: '203.0.113.7' }],
    ['of a request', { requestId: 'r-4711' }],
    ['of what an actor did to a record', { actorId: idOf('a', 101), resourceId: idOf('b', 100) }],
  ])('%s reads little more than it shows', async (_what, filters) => {
    const first = await readAudit(kysely, { ...all, ...filters });
    expect(first.length).toBeGreaterThan(0);
    const after = first.at(-1)?.place;
    for (const page of [undefined, after]) {
      const { read, scans } = await looked({ ...all, ...filters, after: page });
      expect(scans).not.toContain('Seq Scan');
      expect(read).toBeLessThanOrEqual(3 * limit);
    }
  });

  it('of a rare action at a busy hospital reads what the rarer of both has', async () => {
    const { read } = await looked({ ...all, hospitalId: idOf('c', 9), action: 'dispute.resolved' });
    expect(read).toBeLessThanOrEqual(entries / 1000 + limit);
  });

  it('after page is every entry once, the newest first', async () => {
    const asked = { ...all, limit: 101, action: 'dispute.' } as const;
    const seen: string[] = [];
    for (let after: AuditAsked['after']; ;) {
      const rows = await readAudit(kysely, { ...asked, after });
      seen.push(...rows.slice(0, 100).map((row) => row.at));
      if (rows.length <= 100) break;
      after = rows[99]?.place;
    }
    expect(seen).toHaveLength((2 * entries) / 1000);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  /** Entries that were looked at, whether they were of use or not, and by which kinds of scans. */
  async function looked(asked: AuditAsked): Promise<{ read: number; scans: string[] }> {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
      explain (analyze, format json) ${auditStatement(asked)}`.execute(kysely);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    const scans = plan ? scansIn(plan) : [];
    const read = scans.reduce(
      (sum, node) =>
        sum + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)),
      0,
    );
    return { read: plan ? read : NaN, scans: scans.map((node) => node['Node Type']) };
  }
});

function scansIn(node: PlanNode): PlanNode[] {
  const below = (node.Plans ?? []).flatMap(scansIn);
  return node['Relation Name'] === 'audit_entries' ? [node, ...below] : below;
}
