import { slotRow, startImporting } from '../../../../test/imports.ts';
import { newId } from '../../../values/ids.ts';

describe('a run of an import', () => {
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

    it('completes a run once all rows have arrived, and again without a change', async () => {
      const { body } = await run(1);
      await t.put(body.id, 1, rows('04:00'));
      const first = await t.complete(body.id);
      t.world.clock.advance({ minutes: 1 });

      expect(first).toMatchObject({ status: 200, body: { status: 'completed', appliedBatches: [1] } });
      expect((await t.complete(body.id)).body).toEqual(first.body);
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
    it('asks an admin which hospital it is for', async () => {
      const answer = await run(1, { token: t.here.admin });

      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/hospitalId', code: 'required' }] },
      });
    });
  });
});
