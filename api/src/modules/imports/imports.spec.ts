import { newId } from '../../values/ids.ts';
import { auditLog } from '../../../test/audit-log.ts';
import { slotRow, startImporting } from '../../../test/imports.ts';

describe('the routes of imports', () => {
  let t: Awaited<ReturnType<typeof startImporting>>;
  const run = (rows = 2, options = {}) => t.start('slots', { totalRows: rows, ...options });
  const rows = (...starts: string[]) =>
    starts.map((start, i) => ({ line: i + 2, ...slotRow(`S-${start}`, start) }));

  beforeAll(async () => {
    t = await startImporting();
  });
  afterAll(() => t.close());

  describe('201', () => {
    it('starts a run for the hospital of the caller', async () => {
      const { status, body } = await run(12);

      expect(status).toBe(201);
      expect(body).toMatchObject({
        hospitalId: t.here.hospitalId,
        status: 'running',
        totalRows: 12,
        counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
        appliedBatches: [],
        completedAt: null,
        version: 1,
      });
    });
  });

  describe('200', () => {
    it('gives back the unfinished run of the same content, with what is in', async () => {
      const first = await run(2, { content: 'resumed', batchSize: 1 });
      await t.put(first.body.id, 2, rows('01:00'));
      const again = await run(2, { content: 'resumed', batchSize: 500 });

      expect(again.status).toBe(200);
      expect(again.body).toMatchObject({ id: first.body.id, batchSize: 1, appliedBatches: [2] });
    });

    it('gives racing starts of the same content one run', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => run(2, { content: 'raced' })));

      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    });

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

    it('completes a run once all rows have arrived, and again without a change', async () => {
      const { body } = await run(1);
      await t.put(body.id, 1, rows('04:00'));
      const first = await t.complete(body.id);
      t.world.clock.advance({ minutes: 1 });

      expect(first).toMatchObject({ status: 200, body: { status: 'completed', appliedBatches: [1] } });
      expect((await t.complete(body.id)).body).toEqual(first.body);
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

    it('starts anew once the run of the same content is completed', async () => {
      const { body } = await run(0, { content: 'empty' });
      await t.complete(body.id);

      expect(await run(0, { content: 'empty' })).toMatchObject({ status: 201 });
    });

    it('lists runs newest first, page by page, by kind, mode and status', async () => {
      const older = await run(1, { mode: 'dry_run' });
      const newer = await run(1, { mode: 'dry_run' });
      const query = '/v1/imports?mode=dry_run&kind=slots&status=running&limit=1';
      const first = await t.world.call('GET', query, { token: t.here.staff });
      const second = await t.world.call('GET', `${query}&cursor=${first.body.nextCursor}`, {
        token: t.here.staff,
      });

      expect(first.body.items).toMatchObject([{ id: newer.body.id }]);
      expect(second.body).toMatchObject({ items: [{ id: older.body.id }], nextCursor: null });
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

  describe('404', () => {
    it('shows a stranger nothing: no run, no batch, no result, no completion', async () => {
      const { body } = await run(1);
      const stranger = t.world.tokenFor({ role: 'staff', hospitalId: newId() });
      const answers = await Promise.all([
        t.world.call('GET', `/v1/imports/${body.id}`, { token: stranger }),
        t.world.call('GET', `/v1/imports/${body.id}/results`, { token: stranger }),
        t.world.call('GET', `/v1/imports?hospitalId=${t.here.hospitalId}`, { token: stranger }),
        t.put(body.id, 1, rows('05:00'), stranger),
        t.complete(body.id, stranger),
      ]);

      expect(answers.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(
        Array(5).fill('404 not_found'),
      );
      expect((await t.world.call('GET', '/v1/imports', { token: stranger })).body.items).toEqual([]);
    });
  });

  describe('403', () => {
    it('is no place for patients', async () => {
      const patient = t.world.tokenFor({ role: 'patient' });

      expect(await t.world.call('GET', '/v1/imports', { token: patient })).toMatchObject({ status: 403 });
      expect(await run(1, { token: patient })).toMatchObject({ status: 403 });
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

    it('names the batches that are missing', async () => {
      const { body } = await run(6, { batchSize: 1 });
      await t.put(body.id, 3, rows('08:00'));

      expect(await t.complete(body.id)).toMatchObject({
        status: 409,
        body: {
          code: 'imports.batches_missing',
          detail: '1 of 6 rows have arrived; missing batches: 1-2, 4-6.',
          missing: [
            { from: 1, to: 2 },
            { from: 4, to: 6 },
          ],
        },
      });
    });

    it('refuses to complete when fewer rows came than were announced', async () => {
      const { body } = await run(2);
      await t.put(body.id, 1, rows('08:30'));

      expect(await t.complete(body.id)).toMatchObject({
        status: 409,
        body: { code: 'imports.batches_missing', detail: '1 of 2 rows have arrived.', missing: [] },
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

    it('asks an admin which hospital it is for', async () => {
      const answer = await run(1, { token: t.here.admin });

      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/hospitalId', code: 'required' }] },
      });
    });
  });
});
