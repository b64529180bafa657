import { type RawBuilder, sql } from 'kysely';
import { seedManyVisits } from '../../../../test/many-visits.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { localDays } from '../../../values/local-days.ts';
import { moneySums } from '../../payments/figures/add-up-money.ts';
import { visitCounts } from '../../scheduling/figures/count-visits.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Heap Fetches'?: number;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

const visits = 20_000;

describe('the figures of many visits', () => {
  let world: TestApp;
  let hospitalId: string;
  const month = localDays('2026-10-01', '2026-10-31', 'Asia/Kolkata').bounds;
  const bounds = [new Date('2026-08-31T18:30:00Z'), ...month];

  beforeAll(async () => {
    world = await startTestApp();
    const database = world.app.get(Database).sql;
    await seedManyVisits(database, { hospitals: 5, visits, days: 365, now: world.clock.now() });
    const { rows } = await sql<{ id: string }>`select id from hospitals where slug = 'many-1'`.execute(
      database,
    );
    hospitalId = String(rows[0]?.id);
  });
  afterAll(() => world.close());

  const scans = async (statement: RawBuilder<unknown>): Promise<PlanNode[]> => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>`
      explain (analyze, format json) ${statement}`.execute(world.app.get(Database).sql);
    return scansIn((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan);
  };

  it.each([
    ['visits of all hospitals', () => visitCounts(undefined, bounds)],
    ['visits of one', () => visitCounts(hospitalId, bounds)],
    ['money of all hospitals', () => moneySums(undefined, bounds)],
    ['money of one', () => moneySums(hospitalId, bounds)],
  ])('%s are counted in indexes alone, never in the tables', async (_what, statement) => {
    const found = await scans(statement());
    expect(found.map(({ 'Node Type': type, 'Heap Fetches': looks }) => `${type}, ${looks} looks`)).toEqual(
      found.map(() => 'Index Only Scan, 0 looks'),
    );
    expect(found.length).toBeGreaterThanOrEqual(6);
  });

  it('read no visit outside of the days asked for', async () => {
    const found = await scans(visitCounts(hospitalId, bounds));
    const read = found.reduce((sum, { 'Actual Rows': rows }) => sum + rows, 0);
    // Two months of twelve, half of all visits, each counted at most as a booking and once more.
    expect(read).toBeLessThan((visits / 2) * (2 / 12) * 2 * 1.2);
    expect(read).toBeGreaterThan((visits / 2) * (2 / 12));
  });
});

/** What is read of the tables that grow with the business. */
function scansIn(node: PlanNode): PlanNode[] {
  const own = ['appointments', 'payments', 'refunds'].includes(node['Relation Name'] ?? '') ? [node] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}
