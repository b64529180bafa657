import { slotRow, startImporting } from '../../../../test/imports.ts';

const slots = 12;
const batchSize = 4;
const batches = slots / batchSize;

/** A day of slots, one after the other; `by` half hours later than it was. */
const day = (by: number) =>
  Array.from({ length: slots }, (_, i) => {
    const minutes = 9 * 60 + (i + by) * 30;
    const at = [Math.floor(minutes / 60), minutes % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    return { line: i + 2, ...slotRow(`S-${i}`, at) };
  });

describe('a file that moves slots to where others are, which a later batch moves away', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeEach(async () => {
    t = await startImporting();
    await t.run('slots', day(0));
  });
  afterEach(() => t.close());

  /** Sends the file as a run of its own, its batches in that order; how many rows were refused. */
  async function send(rows: ReturnType<typeof day>, order: number[]): Promise<number> {
    const { body: run } = await t.start('slots', { totalRows: rows.length, batchSize });
    const codes: string[] = [];
    for (const n of order) {
      const { body } = await t.put(run.id, n, rows.slice((n - 1) * batchSize, n * batchSize));
      for (const { errors } of body.results) for (const { code } of errors) codes.push(code);
    }
    expect((await t.complete(run.id)).body.status).toBe('completed');
    expect(codes.filter((code) => code !== 'slot_exists')).toEqual([]);
    return codes.length;
  }

  async function stored() {
    const { rows } = await t.here.database.query<{
      externalId: string;
      start: Date;
      end: Date;
      lane: number;
    }>(
      `select external_id as "externalId", starts_at as start, ends_at as "end", lane from slots
        order by split_part(external_id, '-', 2)::int`,
    );
    return rows.map(({ start, end, ...slot }) => ({
      ...slot,
      start: start.toISOString(),
      end: end.toISOString(),
    }));
  }

  const cleanly = (rows: ReturnType<typeof day>) =>
    rows.map(({ externalId, start, end }) => ({
      externalId,
      lane: 0,
      start: new Date(start).toISOString(),
      end,
    }));

  it.each([
    ['later', 1, [1, 2, 3]],
    ['later', 1, [2, 3, 1]],
    ['earlier', -1, [3, 2, 1]],
    ['earlier', -1, [3, 1, 2]],
  ])(
    'half an hour %s: sent again it is at last as a clean run leaves it, whatever the order of the batches',
    async (_, by, order) => {
      const refused = [await send(day(by), order)];
      while (refused.at(-1) !== 0 && refused.length <= batches) refused.push(await send(day(by), order));

      expect(refused[0]).toBeGreaterThan(0);
      expect(refused.at(-1)).toBe(0);
      expect(refused).toEqual(refused.toSorted((one, other) => other - one));
      expect(await stored()).toEqual(cleanly(day(by)));
    },
  );

  it('leaves every refused slot whole where it was, until it is sent again', async () => {
    await send(day(1), [1, 2, 3]);

    expect(await stored()).toEqual(cleanly([...day(0).slice(0, 8), ...day(1).slice(8)]));
  });

  it('that lets two slots change places across batches goes in as one batch', async () => {
    const rows = day(0);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) throw new Error('there are no rows');
    const changed = [
      { ...first, start: last.start, end: last.end },
      ...rows.slice(1, -1),
      { ...last, start: first.start, end: first.end },
    ];

    expect(await send(changed, [1, 2, 3])).toBe(2);
    const { results } = await t.run('slots', changed);

    expect(results.filter(({ action }) => action === 'rejected')).toEqual([]);
    expect(await stored()).toEqual(cleanly(changed));
  });
});
