import { CompiledQuery } from 'kysely';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { type FreeSlotsQuery, freeSlotsStatement } from './free-slots.queries.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

describe('the plan of the free slots', () => {
  let world: TestApp;
  let city: Clinic;
  let doctors: string[];

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
    doctors = await Promise.all(Array.from({ length: 60 }, () => city.addDoctor()));
    await Promise.all(doctors.map((id) => city.addVisitType(id, { mode: 'video' })));
    await city.database.query(
      `insert into slots (id, hospital_id, doctor_id, location_id, starts_at, ends_at)
       select gen_random_uuid(), $1, d, $2, s, s + interval '15 minutes'
         from unnest($3::uuid[]) d,
              generate_series('2026-12-02T04:00:00Z'::timestamptz, '2026-12-06T04:00:00Z', '15 minutes') s`,
      [city.hospitalId, city.locationId, doctors],
    );
    await city.database.query('analyze');
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  const now = new Date('2026-12-01T06:00:00Z');
  const week = {
    from: new Date('2026-12-03T00:00:00Z'),
    to: new Date('2026-12-10T00:00:00Z'),
    now,
    after: undefined,
    limit: 20,
  };

  it.each<[string, Partial<FreeSlotsQuery>, number]>([
    ['a doctor', {}, 21],
    [
      'a doctor, from a later page',
      { after: ['2026-12-04T00:00:00Z', '01936f6e-7c00-7000-8000-000000000001'] },
      21,
    ],
    ['a doctor and a mode', { mode: 'video' }, 21],
  ])(
    'of %s reads a range of the index of free slots, no more rows than a page shows',
    async (_, more, most) => {
      const slots = await slotNodes({ ...week, doctorId: doctors[7], ...more });
      const free = slots.filter((node) => node['Index Name'] === 'slots_free');

      expect(free).toHaveLength(1);
      expect(free[0]!['Index Cond']).toMatch(/doctor_id = .*starts_at >= .*starts_at < /s);
      expect(free[0]!['Actual Rows'] * free[0]!['Actual Loops']).toBeLessThanOrEqual(most * 2);
      expect(slots.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    },
  );

  it('asks for the slots behind one only when a visit is longer than that', async () => {
    const visitTypeId = await city.addVisitType(doctors[8]!, { name: 'Long', minutes: 60 });
    const asked = async (more: Partial<FreeSlotsQuery>) => {
      const nodes = await nodesOfPlan({ ...week, doctorId: doctors[8], ...more });
      return nodes
        .filter(({ Filter }) => Filter?.includes('free_until'))
        .map((node) => node['Actual Loops'] > 0);
    };

    expect(await asked({ mode: 'video' })).toEqual([false, false]);
    expect(await asked({ visitTypeId })).toEqual([true, false]);
  });

  it('of a specialty reads a page of each doctor who has it, by the same index', async () => {
    const slots = await slotNodes({ ...week, specialty: 'cardiology' });

    expect(slots.map((node) => node['Index Name'])).toContain('slots_free');
    expect(slots.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  });

  it('of a mode that no doctor offers looks at no slot at all', async () => {
    const slots = await slotNodes({ ...week, hospitalId: city.hospitalId, mode: 'phone' });

    expect(slots.filter((node) => node['Actual Loops'] > 0)).toEqual([]);
  });

  async function slotNodes(query: FreeSlotsQuery): Promise<PlanNode[]> {
    return (await nodesOfPlan(query)).filter((node) => node['Relation Name'] === 'slots');
  }

  async function nodesOfPlan(query: FreeSlotsQuery): Promise<PlanNode[]> {
    const { sql: database } = world.app.get(Database);
    const { sql: text, parameters } = freeSlotsStatement(query).compile(database);
    const explained = await database.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]),
    );
    return nodesOf(explained.rows[0]!['QUERY PLAN'][0].Plan);
  }
});

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
