import { type Clinic, startClinic } from '../../../../test/clinic.ts';
import { balancesOf, paidVisit, type PaymentOptions } from '../../../../test/paid-visit.ts';
import type { TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

describe('refunds by hand', () => {
  let world: TestApp;
  let hospital: Clinic;
  let close: () => Promise<void>;
  let elsewhere: string;

  beforeAll(async () => {
    ({ world, hospital, close } = await startClinic());
    elsewhere = world.tokenFor({ role: 'staff', hospitalId: newId() });
  });
  afterAll(() => close());

  const paid = async (options: PaymentOptions = {}) =>
    (await paidVisit(world, hospital, options)).paymentIds[0]!;
  const ask = (paymentId: string, body: object, token = hospital.staff, headers = {}) =>
    world.call('POST', `/v1/payments/${paymentId}/refunds`, {
      token,
      body: { reason: 'goodwill', ...body },
      headers,
    });
  const post = (refundId: string, what: 'retry' | 'settlement', token: string, headers = {}) =>
    world.call('POST', `/v1/refunds/${refundId}/${what}`, { token, headers });
  const refundedMinor = async (paymentId: string) => {
    const { rows } = await hospital.database.query<{ refunded: string; rows: string }>(
      `select p.refunded_minor as refunded, coalesce(sum(r.amount_minor), 0) as rows
         from payments p left join refunds r on r.payment_id = p.id where p.id = $1 group by p.id`,
      [paymentId],
    );
    expect(rows[0]!.refunded).toBe(rows[0]!.rows);
    return Number(rows[0]!.refunded);
  };
  /** As when every attempt at Stripe has failed. */
  const failedRefund = async () => {
    const paymentId = await paid();
    const { body } = await ask(paymentId, { amountMinor: 10_000 });
    await hospital.database.query(
      `update refunds set status = 'failed', attempts = 5, failure_code = 'expired_or_canceled_card' where id = $1`,
      [body.id],
    );
    return { paymentId, refundId: body.id as string };
  };

  describe('201', () => {
    it('a part is returned, and then all that is left', async () => {
      const paymentId = await paid();
      const part = await ask(paymentId, { amountMinor: 10_001, note: 'Waited two hours' });
      expect([part.status, part.body]).toEqual([
        201,
        expect.objectContaining({
          paymentId,
          hospitalId: hospital.hospitalId,
          amount: { amountMinor: 10_001, currency: 'INR' },
          platformFee: { amountMinor: 500, currency: 'INR' },
          reason: 'goodwill',
          note: 'Waited two hours',
          channel: 'online',
          status: 'pending',
          requestedBy: expect.stringMatching(/^staff:/),
          requestedAt: '2026-12-01T06:00:00.000Z',
        }),
      ]);
      const rest = await ask(paymentId, {}, hospital.admin);
      expect(rest.body).toMatchObject({
        amount: { amountMinor: 39_999 },
        platformFee: { amountMinor: 2_000 },
      });
      expect(await balancesOf(world, [paymentId])).toEqual({ patient: -50_000, refund: 50_000 });
    });

    it('what the note says lies sealed in the database', async () => {
      const { body } = await ask(await paid(), { amountMinor: 1, note: 'Waited two hours' });
      const { rows } = await hospital.database.query<{ note: Buffer }>(
        `select note from refunds where id = $1`,
        [body.id],
      );
      expect(rows[0]!.note.includes('Waited')).toBe(false);
    });

    it('a request that comes twice returns the money once', async () => {
      const paymentId = await paid();
      const headers = { 'idempotency-key': newId() };
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => ask(paymentId, { amountMinor: 30_000 }, hospital.staff, headers)),
      );
      const again = await ask(paymentId, { amountMinor: 30_000 }, hospital.staff, headers);
      expect(again.status).toBe(201);
      expect(await refundedMinor(paymentId)).toBe(30_000);
      const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
      expect(new Set([...ids, again.body.id]).size).toBe(1);
    });
  });

  describe('422', () => {
    it('more than is left is refused, and says what is', async () => {
      const paymentId = await paid();
      await ask(paymentId, { amountMinor: 45_000 });
      const { status, body } = await ask(paymentId, { amountMinor: 5_001 });
      expect([status, body.code, body.left]).toEqual([
        422,
        'payments.refund_exceeds_payment',
        { amountMinor: 5_000, currency: 'INR' },
      ]);
      await ask(paymentId, {});
      expect((await ask(paymentId, {})).body.code).toBe('payments.refund_exceeds_payment');
      expect(await refundedMinor(paymentId)).toBe(50_000);
    });

    it('what has not been paid cannot be returned', async () => {
      const paymentId = await paid();
      await hospital.database.query(`update payments set status = 'pending', paid_at = null where id = $1`, [
        paymentId,
      ]);
      expect((await ask(paymentId, {})).body.code).toBe('payments.refund_exceeds_payment');
    });

    it('an amount that cards cannot settle, a reason of the house, and what is unknown are all named', async () => {
      const dinars = await paid({ currency: 'KWD', amountMinor: 5_000, platformFeeMinor: 250 });
      const step = await ask(dinars, { amountMinor: 1_235 });
      expect([step.status, step.body.errors]).toEqual([
        422,
        [expect.objectContaining({ pointer: '/amountMinor', code: 'not_multiple_of' })],
      ]);
      const faults = await ask(dinars, { amountMinor: 0, reason: 'early_notice', currency: 'KWD' });
      expect(faults.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/amountMinor',
        '/currency',
        '/reason',
      ]);
    });
  });

  it('never return more than was paid, however many ask at the same time, again and again', async () => {
    for (let round = 0; round < 15; round++) {
      const paymentId = await paid();
      const answers = await Promise.all(
        [20_000, 20_000, 30_000, 30_000, 50_000, 7_001, 12_999, 20_000].map((amountMinor) =>
          ask(paymentId, { amountMinor }),
        ),
      );
      expect(answers.every(({ status }) => status === 201 || status === 422)).toBe(true);
      const given = answers
        .filter(({ status }) => status === 201)
        .reduce((sum, { body }) => sum + Number(body.amount.amountMinor), 0);
      expect(await refundedMinor(paymentId)).toBe(given);
      expect(given).toBeLessThanOrEqual(50_000);
      expect(given).toBeGreaterThan(0);
    }
  });

  describe('the list', () => {
    it('shows a hospital its own refunds, the newest first, by where they stand', async () => {
      const { refundId, paymentId } = await failedRefund();
      const newer = (await ask(paymentId, { amountMinor: 1 })).body.id;
      const list = async (query: string, token = hospital.staff) =>
        (await world.call('GET', `/v1/refunds?${query}`, { token })).body.items.map(
          ({ id }: { id: string }) => id,
        );
      expect(await list(`paymentId=${paymentId}`)).toEqual([newer, refundId]);
      expect((await list('status=failed', hospital.admin))[0]).toBe(refundId);
      expect(await list(`paymentId=${paymentId}`, elsewhere)).toEqual([]);
      const first = await world.call('GET', `/v1/refunds?paymentId=${paymentId}&limit=1`, {
        token: hospital.staff,
      });
      expect(await list(`paymentId=${paymentId}&limit=1&cursor=${first.body.nextCursor}`)).toEqual([
        refundId,
      ]);
    });

    it('of another hospital is nobody’s', async () => {
      const { status } = await world.call('GET', `/v1/refunds?hospitalId=${hospital.hospitalId}`, {
        token: elsewhere,
      });
      expect(status).toBe(404);
    });
  });

  describe('404', () => {
    it('another hospital’s payment or refund is answered like nobody’s', async () => {
      const { paymentId, refundId } = await failedRefund();
      const refused = [
        await ask(paymentId, {}, elsewhere),
        await ask(newId(), {}),
        await post(refundId, 'settlement', elsewhere),
        await post(newId(), 'retry', hospital.admin),
      ];
      expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
        refused.map(() => [404, 'not_found']),
      );
      expect(await refundedMinor(paymentId)).toBe(10_000);
    });
  });

  describe('a refund that has failed', () => {
    it('is still owed, and tried again at an admin’s word without being counted twice', async () => {
      const { paymentId, refundId } = await failedRefund();
      expect((await balancesOf(world, [paymentId]))['refund']).toBe(10_000);
      expect((await post(refundId, 'retry', hospital.staff)).status).toBe(403);
      const { status, body } = await post(refundId, 'retry', hospital.admin);
      expect([status, body.status, body.stripeRefundId]).toEqual([200, 'pending', null]);
      expect(await refundedMinor(paymentId)).toBe(10_000);
      const { rows } = await hospital.database.query(
        `select payload->'amountMinor' as "amountMinor", payload->>'currency' as currency, payload->>'channel' as channel
           from outbox_events where type = 'refund.requested' and payload->>'refundId' = $1`,
        [refundId],
      );
      const told = { amountMinor: 10_000, currency: 'INR', channel: 'online' };
      expect(rows).toEqual([told, told]);
      expect((await post(refundId, 'retry', hospital.admin)).body).toMatchObject({
        code: 'payments.refund_not_open',
        currentStatus: 'pending',
      });
    });

    it('can be handed out at the desk instead', async () => {
      const { paymentId, refundId } = await failedRefund();
      const { body } = await post(refundId, 'settlement', hospital.staff);
      expect(body).toMatchObject({
        channel: 'desk',
        status: 'succeeded',
        settledBy: expect.stringMatching(/^staff:/),
      });
      expect(await balancesOf(world, [paymentId])).toMatchObject({ patient: -40_000 });
    });
  });

  describe('a refund of what the desk took', () => {
    it('is owed until the desk has handed it out, once', async () => {
      const paymentId = await paid({ channel: 'cash' });
      const { body: refund } = await ask(paymentId, {});
      expect([refund.channel, refund.status]).toEqual(['desk', 'pending']);
      expect(await balancesOf(world, [paymentId])).toEqual({ patient: -50_000, refund: 50_000 });
      const stale = await post(refund.id, 'settlement', hospital.staff, { 'if-match': '7' });
      expect([stale.status, stale.body.code]).toEqual([412, 'conflict.version']);
      const answers = await Promise.all([1, 2, 3].map(() => post(refund.id, 'settlement', hospital.staff)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await balancesOf(world, [paymentId])).toEqual({});
    });

    it('is not handed out where the card gets it back', async () => {
      const { body: refund } = await ask(await paid(), {});
      expect((await post(refund.id, 'settlement', hospital.staff)).body.code).toBe(
        'payments.refund_not_open',
      );
    });
  });
});
