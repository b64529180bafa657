import { type RunningSandbox, startSandbox } from '../../../test/running-sandbox.ts';

describe('refunds', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.app.close());

  const pay = (payment_method = 'pm_card_visa') =>
    sandbox.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd', confirm: true, payment_method });
  const refund = (payment_intent: string, amount?: number) =>
    sandbox.stripe.refunds.create({ payment_intent, ...(amount !== undefined && { amount }) });
  const chargeOf = async (id: string) => {
    const { latest_charge } = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    return latest_charge;
  };
  const settle = async (id: string, outcome: 'failure' | 'success') =>
    (await sandbox.control('POST', `refunds/${id}/${outcome}`)).status;

  it('give back rupiah by the hundred million, as they were paid', async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({
      amount: 150_000_000,
      currency: 'idr',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    expect((await refund(id, 120_000_000)).amount).toBe(120_000_000);
  });

  it('add up to what was paid and not a cent more', async () => {
    const { id } = await pay();
    await refund(id, 300);
    await refund(id, 300);
    await expect(refund(id, 401)).rejects.toMatchObject({ statusCode: 400, param: 'amount' });
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 600, refunded: false });

    expect((await refund(id)).amount).toBe(400);
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 1_000, refunded: true });
    await expect(refund(id)).rejects.toMatchObject({ code: 'charge_already_refunded' });
    const { data } = await sandbox.stripe.refunds.list({ payment_intent: id });
    expect(data.map(({ amount }) => amount)).toEqual([400, 300, 300]);
  });

  it('that fail after they succeeded give the charge its money back, and may be tried again', async () => {
    const { id } = await pay('pm_card_refundFail');
    const { id: refundId, status } = await refund(id);
    expect(status).toBe('succeeded');
    expect(await settle(refundId, 'failure')).toBe(200);

    expect(await sandbox.stripe.refunds.retrieve(refundId)).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 0, refunded: false });
    await expect(refund(id)).resolves.toMatchObject({ status: 'succeeded' });
    const types = (await sandbox.stripe.events.list({ limit: 5 })).data.map(({ type }) => type);
    expect(types).toContain('refund.failed');
  });

  it('that wait count already, and are settled once', async () => {
    const { id } = await pay('pm_card_pendingRefund');
    const pending = await refund(id, 700);
    expect(pending.status).toBe('pending');
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 700 });

    expect(await settle(pending.id, 'success')).toBe(200);
    expect(await settle(pending.id, 'success')).toBe(400);
    expect((await sandbox.stripe.refunds.retrieve(pending.id)).status).toBe('succeeded');
  });

  it('that wait can be called off, those that are done cannot', async () => {
    const { id } = await pay('pm_card_pendingRefund');
    const pending = await refund(id);
    expect((await sandbox.stripe.refunds.cancel(pending.id)).status).toBe('canceled');
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 0 });

    const done = await refund((await pay()).id);
    await expect(sandbox.stripe.refunds.cancel(done.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('are refused where nothing was paid', async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
    await expect(refund(id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(refund('pi_nobody')).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });
});
