import { auditLog } from '../../../../test/audit-log.ts';
import { slotRow, startImporting } from '../../../../test/imports.ts';

describe('a batch of an import', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;
  const run = (rows = 2, options = {}) => t.start('slots', { totalRows: rows, ...options });
  const rows = (...starts: string[]) =>
    starts.map((start, i) => ({ line: i + 2, ...slotRow(`S-${start}`, start) }));

  beforeAll(async () => {
    t = await startImporting();
  });
  afterAll(() => t.close());

  describe('200', () => {
    it('answers the same batch again as the first time, also once the run is completed', async () => {
      const { body } = await run(1);
      const first = await t.put(body.id, 1, rows('02:00'));
      const second = await t.put(body.id, 1, rows('02:00'));
      await t.complete(body.id);
      const third = await t.put(body.id, 1, rows('02:00'));

      expect(first.body.results).toMatchObject([
        { line: 2, externalId: 'S-02:00', action: 'created', errors: [] },
      ]);
      expect(second).toMatchObject({ status: 200, body: first.body });
      expect(third).toMatchObject({ status: 200, body: first.body });
    });

    it('applies racing puts of one batch once', async () => {
      const { body } = await run(1);
      const answers = await Promise.all(Array.from({ length: 6 }, () => t.put(body.id, 1, rows('03:00'))));
      const after = await t.world.call('GET', `/v1/imports/${body.id}`, { token: t.here.staff });

      expect(answers.map(({ body: { results } }) => results[0].action)).toEqual(Array(6).fill('created'));
      expect(after.body.counts).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
    });

    it('tells how far it has come with each batch, once each however often that is sent', async () => {
      const { body } = await run(3, { batchSize: 1 });
      for (const n of [2, 1, 1, 3])
        await t.put(body.id, n, [{ line: n + 1, ...slotRow(`T-${n}`, `0${n}:30`) }]);
      await t.complete(body.id);
      await t.complete(body.id);
      const { rows: told } = await t.here.database.query<{ type: string; payload: Record<string, unknown> }>(
        `select type, payload from outbox_events where payload ->> 'importId' = $1 order by id`,
        [body.id],
      );

      expect(told.map(({ type, payload }) => [type, payload['doneRows'], payload['version']])).toEqual([
        ['import.started', 0, 1],
        ['import.progressed', 1, 2],
        ['import.progressed', 2, 3],
        ['import.progressed', 3, 4],
        ['import.completed', 3, 5],
      ]);
      const { hospitalId } = t.here;
      expect(told.at(-1)?.payload).toEqual({
        importId: body.id,
        hospitalId,
        status: 'completed',
        totalRows: 3,
        doneRows: 3,
        rejectedRows: 0,
        version: 5,
      });
    });

    it('writes down who sent a batch that changed something, once, whoever started the run', async () => {
      const { body } = await run(3, { batchSize: 1 });
      const other = t.world.tokenFor({ role: 'admin' });
      const since = (await auditLog(t.world)).length;
      const taken = [{ line: 2, ...slotRow('A-1', '05:00') }];
      await t.put(body.id, 1, taken, other);
      await t.put(body.id, 1, taken);
      await t.put(body.id, 2, [{ line: 3, externalId: 'A-2' }]);
      const tried = await run(1, { mode: 'dry_run' });
      await t.put(tried.body.id, 1, [{ line: 2, ...slotRow('A-3', '05:30') }]);

      await t.complete(tried.body.id);

      const entries = await auditLog(t.world, since);
      const told = entries.filter(({ action }) => action === 'import.batch_applied');
      expect(told).toMatchObject([
        {
          actor: expect.stringMatching(/^admin:/),
          resourceId: body.id,
          hospitalId: t.here.hospitalId,
          details: { kind: 'slots', batch: 1, created: 1, updated: 0 },
        },
      ]);
    });

    it('pages through the results in the order of the file, over batches, by action', async () => {
      const { body } = await run(6, { batchSize: 2 });
      for (const n of [3, 1, 2]) {
        const line = 2 * n;
        await t.put(body.id, n, [
          { line, ...slotRow(`P-${n}`, `1${n}:00`) },
          { line: line + 1, externalId: `Q-${n}` },
        ]);
      }
      const lines = async (query: string): Promise<number[]> => {
        const found: number[] = [];
        let cursor = '';
        do {
          const url = `/v1/imports/${body.id}/results?limit=2${query}${cursor}`;
          const page = await t.world.call('GET', url, { token: t.here.staff });
          found.push(...page.body.items.map((item: { line: number }) => item.line));
          cursor = page.body.nextCursor && `&cursor=${page.body.nextCursor}`;
        } while (cursor);
        return found;
      };

      expect(await lines('')).toEqual([2, 3, 4, 5, 6, 7]);
      expect(await lines('&action=rejected')).toEqual([3, 5, 7]);
      expect(await lines('&action=unchanged')).toEqual([]);
    });
  });

  describe('409', () => {
    it('refuses other rows under the same number', async () => {
      const { body } = await run(1);
      await t.put(body.id, 1, rows('06:00'));

      expect(await t.put(body.id, 1, rows('06:30'))).toMatchObject({
        status: 409,
        body: { code: 'imports.batch_mismatch' },
      });
    });

    it('refuses a further batch once the run is completed', async () => {
      const { body } = await run(0);
      await t.complete(body.id);

      expect(await t.put(body.id, 1, rows('07:00'))).toMatchObject({
        status: 409,
        body: { code: 'imports.run_completed' },
      });
    });
  });

  describe('422', () => {
    it.each([
      ['no rows at all', {}],
      ['an empty batch', { rows: [] }],
      ['rows that are none', { rows: [1, null] }],
      ['a row without a line', { rows: [{ externalId: 'x' }] }],
      ['a member nobody knows', { rows: [{ line: 2 }], colour: 'red' }],
    ])('refuses %s', async (_, body) => {
      const { body: run } = await t.start('slots');
      const answer = await t.world.call('PUT', `/v1/imports/${run.id}/batches/1`, {
        token: t.here.staff,
        body,
      });

      expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    });

    it('refuses more rows than the batch size, and numbers beyond the last batch', async () => {
      const { body } = await run(4, { batchSize: 2 });

      expect(await t.put(body.id, 1, rows('09:00', '09:30', '10:00'))).toMatchObject({ status: 422 });
      expect(await t.put(body.id, 3, rows('09:00'))).toMatchObject({ status: 422 });
    });

    it('refuses a cursor that points beyond any file, and a batch nested without end', async () => {
      const { body } = await run(1);
      const cursor = Buffer.from('[99999999999,0]').toString('base64url');
      const results = `/v1/imports/${body.id}/results?cursor=${cursor}`;
      const deep = `{"rows":[{"line":2,"externalId":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`;

      expect((await t.world.call('GET', results, { token: t.here.staff })).status).toBe(422);
      const put = await t.world.call('PUT', `/v1/imports/${body.id}/batches/1`, {
        token: t.here.staff,
        body: deep,
        headers: { 'content-type': 'application/json' },
      });
      expect(put).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    });
  });
});
