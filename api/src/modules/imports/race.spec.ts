import { startImporting } from '../../../test/imports.ts';

const doctors = 8;
const slotsOfDoctor = 120;
const batchSize = 160;

/** Rows of all doctors mixed, so that every batch wants every doctor, in an order of its own. */
function mixedRows(shiftMinutes: number) {
  return Array.from({ length: doctors * slotsOfDoctor }, (_, i) => {
    const [doctor, place] = [(i * 7) % doctors, Math.floor(i / doctors)];
    const start = Date.UTC(2026, 11, 10) + (place * 20 + shiftMinutes) * 60_000;
    return {
      line: i + 2,
      externalId: `R-${doctor}-${place}`,
      doctorExternalId: `RACE-${doctor}`,
      start: new Date(start).toISOString(),
      end: new Date(start + 20 * 60_000).toISOString(),
    };
  });
}

describe('batches that meet each other and bookings', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    t = await startImporting();
    for (let i = 0; i < doctors; i++) {
      const id = await t.here.addDoctor();
      await t.here.addVisitType(id, { minutes: 20 });
      await t.here.database.query('update doctors set external_id = $2 where id = $1', [id, `RACE-${i}`]);
    }
  });
  afterAll(() => t.close());

  const importAll = async (rows: ReturnType<typeof mixedRows>) => {
    const { body: run } = await t.start('slots', { totalRows: rows.length, batchSize });
    const batches = Array.from({ length: rows.length / batchSize }, (_, i) => i + 1);
    const answers = await Promise.all(
      batches.map((n) => t.put(run.id, n, rows.slice((n - 1) * batchSize, n * batchSize))),
    );
    return { statuses: answers.map(({ status }) => status), completion: await t.complete(run.id) };
  };
  /** Books free slots one after the other until it is told to stop; how often each status was answered. */
  const bookAround = async (stop: AbortSignal) => {
    const { token } = await t.here.addPatient();
    const statuses: number[] = [];
    while (!stop.aborted) {
      const { rows } = await t.here.database.query(
        'select id from slots where appointment_id is null order by random() limit 1',
      );
      const slotId = rows[0]?.id;
      if (!slotId) continue;
      const { status } = await t.world.call('POST', '/v1/appointments', { token, body: { slotId } });
      statuses.push(status);
    }
    return statuses;
  };
  const count = async (statement: string): Promise<number> =>
    Number((await t.here.database.query(`select count(*) from ${statement}`)).rows[0].count);

  it('go in whole, without deadlocks, and leave no free slot over an active appointment', async () => {
    await importAll(mixedRows(0));
    const stop = new AbortController();
    const bookings = Promise.all([1, 2, 3, 4].map(() => bookAround(stop.signal)));
    const runs = [
      await importAll(mixedRows(20)),
      ...(await Promise.all([importAll(mixedRows(0)), importAll(mixedRows(40)), importAll(mixedRows(10))])),
    ];
    stop.abort();
    const statuses = new Set((await bookings).flat());

    expect(runs.flatMap(({ statuses: all }) => all.filter((status) => status !== 200))).toEqual([]);
    expect(runs.map(({ completion }) => completion.body.status)).toEqual(Array(4).fill('completed'));
    expect([...statuses].filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await count('appointments')).toBeGreaterThan(0);
    expect(
      await count(`slots s join appointments a on a.doctor_id = s.doctor_id and a.lane = s.lane
        and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)
        and a.status in ('held', 'confirmed') and s.appointment_id is null`),
    ).toBe(0);
    expect(
      await count(`slots s join appointments a on a.id = s.appointment_id
        where not tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)`),
    ).toBe(0);
    expect(await count('slots')).toBe(doctors * slotsOfDoctor);
    expect(await deadlocks()).toBe(0);
  });

  /** PostgreSQL's own count for this database. */
  const deadlocks = async (): Promise<number> => {
    const { rows } = await t.here.database.query(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0].deadlocks);
  };
});
