import { sql } from 'kysely';
import { startImporting } from '../../../../test/imports.ts';
import { Database } from '../../../platform/database/database.ts';
import type { WantedSlot } from '../rules/judge-slot-row.ts';
import { findSlots } from './slot-rows.queries.ts';

describe('looking up the slots of a batch', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    t = await startImporting();
  });
  afterAll(() => t.close());

  it('walks along indexes for 1,000 rows among 50,000 slots, and never through the table', async () => {
    await t.here.database.query(
      `insert into slots (id, hospital_id, doctor_id, location_id, external_id, lane, starts_at, ends_at)
       select gen_random_uuid(), $1, $2, $3, 'E-' || i, 0, at, at + interval '10 minutes'
         from generate_series(1, 50000) i, lateral (select timestamptz '2027-01-01' + i * interval '10 minutes') x (at)`,
      [t.here.hospitalId, t.here.doctorId, t.here.locationId],
    );
    await t.here.database.query('analyze slots');
    const wanted: WantedSlot[] = Array.from({ length: 1000 }, (_, i) => ({
      index: i,
      externalId: i % 2 === 0 ? `E-${i + 20_001}` : null,
      doctorId: t.here.doctorId,
      locationId: t.here.locationId,
      namesLocation: false,
      startMs: Date.UTC(2027, 0, 1) + (i + 20_001) * 600_000,
      endMs: Date.UTC(2027, 0, 1) + (i + 20_002) * 600_000,
      capacity: 1,
      visitTypeId: undefined,
    }));
    const { found, scans } = await t.world.app.get(Database).transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const slots = await findSlots(transaction, t.here.hospitalId, wanted, new Date());
      const { rows } = await sql<{ table: number; index: number }>`
        select seq_scan::integer as table, idx_scan::integer as index from pg_stat_xact_user_tables
         where relname = 'slots'`.execute(transaction);
      return { found: slots, scans: rows[0] };
    });

    expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(1000);
    expect(scans?.table).toBe(0);
    expect(scans?.index).toBeGreaterThan(0);
  });
});
