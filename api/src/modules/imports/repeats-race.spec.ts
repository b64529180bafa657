import { startImporting } from '../../../test/imports.ts';

const doctors = 4;
const batchSize = 40;
const batchesOfRun = 8;
const firstStart = Date.UTC(2027, 2, 1, 9);

/**
 * Rows of which each batch holds the same external ids as all others, at places that several want; those without an external id want
 * the same places with other capacities, of a doctor of their own.
 */
function contendingRows() {
  return Array.from({ length: batchSize * batchesOfRun }, (_, i) => {
    const batch = Math.floor(i / batchSize);
    const id = i % batchSize;
    const isKeyed = id % 5 !== 0;
    const place = isKeyed ? (i * 7 + batch * 3) % (batchSize + 5) : id;
    const doctor = isKeyed ? 1 + (place % (doctors - 1)) : 0;
    const start = firstStart + Math.floor(place / (doctors - 1)) * 30 * 60_000;
    return {
      line: i + 2,
      externalId: isKeyed ? `C-${id}` : null,
      doctorExternalId: `CONTEND-${doctor}`,
      start: new Date(start).toISOString(),
      end: new Date(start + 30 * 60_000).toISOString(),
      capacity: 1 + ((id + batch) % 3),
    };
  });
}

describe('batches of one run that want the same slots, sent at once', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    t = await startImporting();
    for (let i = 0; i < doctors; i++) {
      const id = await t.here.addDoctor();
      await t.here.database.query('update doctors set external_id = $2 where id = $1', [id, `CONTEND-${i}`]);
    }
  });
  afterAll(() => t.close());

  it('leave every slot as one of the rows says, whole, and answer each row', async () => {
    const rows = contendingRows();
    const { body: run } = await t.start('slots', { totalRows: rows.length, batchSize });
    const answers = await Promise.all(
      Array.from({ length: batchesOfRun }, (_, i) =>
        t.put(run.id, i + 1, rows.slice(i * batchSize, (i + 1) * batchSize)),
      ),
    );
    const completion = await t.complete(run.id);

    expect(answers.map(({ status }) => status)).toEqual(Array(batchesOfRun).fill(200));
    expect(answers.flatMap(({ body }) => body.results)).toHaveLength(rows.length);
    expect(completion.body.status).toBe('completed');
    const asked = new Set(rows.map(({ line: _, ...row }) => JSON.stringify(row)));
    const found = await slotsByKey();
    expect(found.length).toBeGreaterThan(batchSize / 2);
    expect(found.map((slot) => JSON.stringify(slot)).filter((slot) => !asked.has(slot))).toEqual([]);
    const keys = found.flatMap(({ externalId }) => externalId ?? []);
    expect(keys).toHaveLength(new Set(keys).size);
  });

  /** Slots as rows: lanes of a slot that differ in anything but the lane would come out as two, with capacities nobody asked for. */
  const slotsByKey = async () => {
    const { rows } = await t.here.database.query<{ externalId: string | null; startsAt: Date; endsAt: Date }>(
      `select s.external_id as "externalId", d.external_id as "doctorExternalId", s.starts_at as "startsAt",
              s.ends_at as "endsAt", count(*)::integer as capacity
         from slots s join doctors d on d.id = s.doctor_id
        where d.external_id like 'CONTEND-%'
        group by 1, 2, 3, 4 having min(s.lane) = 0 and max(s.lane) = count(*) - 1`,
    );
    return rows.map(({ startsAt, endsAt, ...slot }) => {
      const { externalId, doctorExternalId, capacity } = slot as typeof slot & Record<string, unknown>;
      const times = { start: startsAt.toISOString(), end: endsAt.toISOString() };
      return { externalId, doctorExternalId, ...times, capacity };
    });
  };
});
