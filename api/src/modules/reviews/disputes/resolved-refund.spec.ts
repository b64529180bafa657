import { jest } from '@jest/globals';
import type { TimelineEntry } from './timeline.schemas.ts';
import { refundingWorld, type RefundingWorld } from '../../../../test/refunding-world.ts';

// A sandbox and two applications start.
jest.setTimeout(60_000);

describe('the refund of a resolved dispute', () => {
  let refunding: RefundingWorld;

  beforeAll(async () => {
    refunding = await refundingWorld();
  });
  afterAll(() => refunding.close());

  const admin = () => refunding.world.tokenFor({ role: 'admin' });
  /** 500.00 was paid, 200.00 of it are on their way back already, and an admin has just returned 100.00 more. */
  const resolved = async () => {
    const { paymentId, intentId, refundId: earlier } = await refunding.owed();
    await refunding.carryOut(earlier);
    const { rows } = await refunding.hospital.database.query<{ appointmentId: string; accountId: string }>(
      `select appointment_id as "appointmentId", patient_id as "accountId" from payments where id = $1`,
      [paymentId],
    );
    const { appointmentId, accountId } = rows[0]!;
    const opened = await refunding.world.call('POST', '/v1/disputes', {
      token: refunding.world.tokenFor({ role: 'patient', accountId }),
      body: { appointmentId, kind: 'wrong_amount', text: 'Too much.' },
    });
    const { body } = await refunding.world.call('POST', `/v1/disputes/${opened.body.id}/resolution`, {
      token: admin(),
      body: { outcome: 'refund_partial', amountMinor: 10_000, note: 'Right.' },
    });
    return { id: String(body.id), appointmentId, intentId, refundId: String(body.resolution.refunds[0].id) };
  };
  const shown = async (id: string) => {
    const { body } = await refunding.world.call('GET', `/v1/disputes/${id}`, { token: admin() });
    return [body.status, body.resolution.refunds.map(({ status }: { status: string }) => status).join()];
  };
  /** What of 300.00 that were returned is not back yet: on the dispute, and on its appointment. */
  const owed = async (id: string, appointmentId: string) => {
    const answers = await Promise.all(
      [`disputes/${id}`, `appointments/${appointmentId}`].map((path) =>
        refunding.world.call('GET', `/v1/${path}`, { token: admin() }),
      ),
    );
    return answers.map(({ body: { money } }) => [money.refunded.amountMinor, money.owed.amountMinor]);
  };
  /** What the timeline tells of that refund, each step at its time. */
  const toldOf = async (id: string, refundId: string) => {
    const { body } = await refunding.world.call('GET', `/v1/disputes/${id}`, { token: admin() });
    return (body.timeline as TimelineEntry[])
      .filter(({ details }) => details['refundId'] === refundId)
      .map(({ kind, at }) => `${kind} ${at.slice(0, 13)}`);
  };
  /** Of the dispute's at Stripe, those that went through. */
  const wentThrough = async (intentId: string) =>
    (await refunding.atStripe(intentId)).filter(
      ({ amount, status }) => amount === 10_000 && status === 'succeeded',
    ).length;

  it('that fails after it had left is shown as on its way again, until it has arrived', async () => {
    const { id, appointmentId, intentId, refundId } = await resolved();
    expect(await shown(id)).toEqual(['resolved', 'pending']);
    const requested = refunding.world.clock.now();
    await refunding.carryOut(refundId);
    expect(await shown(id)).toEqual(['resolved', 'succeeded']);
    const allBack = [30_000, 0];
    expect(await owed(id, appointmentId)).toEqual([allBack, allBack]);
    refunding.world.clock.advance({ hours: 2 });
    const first = (await refunding.atStripe(intentId)).find(({ amount }) => amount === 10_000)!;
    await refunding.stripe.control('POST', `refunds/${first.id}/failure`);
    await refunding.sync(first.id);
    expect(await shown(id)).toEqual(['resolved', 'pending']);
    const sentBack = [30_000, 10_000];
    expect(await owed(id, appointmentId)).toEqual([sentBack, sentBack]);
    refunding.world.clock.advance({ hours: 6 });
    await refunding.sweep();
    expect(await shown(id)).toEqual(['resolved', 'succeeded']);
    expect(await wentThrough(intentId)).toBe(1);
    const hour = (later: number) =>
      new Date(requested.getTime() + later * 3_600_000).toISOString().slice(0, 13);
    expect(await toldOf(id, refundId)).toEqual([
      `refund_requested ${hour(0)}`,
      `refund_succeeded ${hour(0)}`,
      `refund_returned ${hour(2)}`,
      `refund_succeeded ${hour(8)}`,
    ]);
  });

  it('whose answer is lost on the way goes back once, whoever carries it out again', async () => {
    const { id, intentId, refundId } = await resolved();
    await refunding.stripe.control('PUT', 'faults', { calls: { dropAfter: 1 } });
    await refunding.carryOut(refundId).catch(() => undefined);
    await refunding.stripe.control('PUT', 'faults', {});
    expect(await shown(id)).toEqual(['resolved', 'pending']);
    await Promise.all(refunding.worlds.map((world) => refunding.carryOut(refundId, world)));
    expect(await shown(id)).toEqual(['resolved', 'succeeded']);
    expect(await wentThrough(intentId)).toBe(1);
  });
});
