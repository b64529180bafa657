import { slotRow, startImporting } from '../../../../test/imports.ts';

describe('importing many slots', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;

  beforeAll(async () => {
    t = await startImporting();
  });
  beforeEach(async () => {
    await t.here.database.query('truncate slots, appointment_history; delete from appointments');
  });
  afterAll(() => t.close());

  const count = async () => (await t.here.database.query('select count(*)::int as n from slots')).rows[0].n;

  it('refuses a batch whose capacities make more slots than one request may', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => ({
      line: i,
      ...slotRow(`W-${i}`, '09:00', { capacity: 500 }),
    }));
    const { body: run } = await t.start('slots', { totalRows: rows.length });

    expect(await t.put(run.id, 1, rows)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/rows' }] },
    });
    expect(await count()).toBe(0);
  });

  it('leaves 9,999 in when one of 10,000 is bad', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => {
      const start = new Date(Date.UTC(2027, 0, 1) + i * 600_000).toISOString();
      const end = new Date(Date.UTC(2027, 0, 1) + (i + 1) * 600_000).toISOString();
      return {
        line: i + 2,
        externalId: `B-${i}`,
        doctorExternalId: 'DOC-1',
        start,
        end: i === 7_654 ? start : end,
      };
    });
    const { body: run } = await t.start('slots', { totalRows: rows.length, batchSize: 5000 });
    await t.put(run.id, 1, rows.slice(0, 5000));
    await t.put(run.id, 2, rows.slice(5000));
    const { body } = await t.complete(run.id);
    const rejects = await t.world.call('GET', `/v1/imports/${run.id}/results?action=rejected`, {
      token: t.here.staff,
    });

    expect(body.counts).toEqual({ created: 9999, updated: 0, unchanged: 0, rejected: 1 });
    expect(rejects.body.items).toMatchObject([
      { line: 7656, externalId: 'B-7654', errors: [{ field: 'end', code: 'not_after_start' }] },
    ]);
    expect(await count()).toBe(9999);
  });
});
