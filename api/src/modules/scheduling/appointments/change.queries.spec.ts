import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { seedManyVisits } from '../../../../test/many-visits.ts';
import { newId } from '../../../values/ids.ts';
import { inTheWay } from './change.queries.ts';

const now = new Date('2026-12-01T06:00:00.000Z');

describe('whether a time is another’s', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let kysely: Kysely<never>;
  let visit: { id: string; doctorId: string; lane: number; startsAt: Date; endsAt: Date };

  beforeAll(async () => {
    database = await createTestDatabase();
    kysely = new Kysely<never>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
    });
    await seedManyVisits(kysely, { hospitals: 2, visits: 6_000, days: 365, now, patients: 500 });
    await sql`vacuum analyze appointments`.execute(kysely);
    const { rows } = await sql<typeof visit>`
      select id, doctor_id as "doctorId", lane, starts_at as "startsAt", ends_at as "endsAt" from appointments
       where status = 'completed' order by starts_at desc limit 1`.execute(kysely);
    visit = rows[0]!;
  });
  afterAll(async () => {
    await kysely.destroy();
    await database.drop();
  });

  it('is asked of the index of the constraint alone', async () => {
    const asked = inTheWay({ ...visit, id: newId() }, now);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${asked}`.execute(kysely);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('using appointments_no_overlap');
    expect(plan).not.toContain('Seq Scan');
  });

  it('is told of a visit that has it, and not of its own', async () => {
    const found = async (id: string) => (await inTheWay({ ...visit, id }, now).execute(kysely)).rows;
    expect(await found(newId())).toEqual([{ id: visit.id }]);
    expect(await found(visit.id)).toEqual([]);
  });
});
