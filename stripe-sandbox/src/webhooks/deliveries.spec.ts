import { Receiver, type RunningSandbox, startSandbox } from '../../test/running-sandbox.ts';
import { waitAfter } from './dispatcher.ts';

describe('webhooks', () => {
  let sandbox: RunningSandbox;
  let receiver: Receiver;
  beforeEach(async () => {
    sandbox = await startSandbox();
    receiver = new Receiver();
    await sandbox.control('PUT', 'webhook-endpoint', { url: await receiver.listen() });
  });
  afterEach(async () => {
    receiver.close();
    await sandbox.app.close();
  });

  const create = () => sandbox.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
  const attempts = async (event: string) => {
    const answer = await sandbox.control('GET', `deliveries?event=${event}`);
    const { deliveries } = (await answer.json()) as {
      deliveries: { state: string; attempts: { status: number | null }[] }[];
    };
    return deliveries.map(({ state, attempts: tried }) => [state, ...tried.map(({ status }) => status)]);
  };

  it('are signed, and tell which request they came from', async () => {
    const intent = await sandbox.stripe.paymentIntents.create(
      { amount: 1_000, currency: 'usd' },
      { idempotencyKey: 'k' },
    );
    const [event] = await receiver.received(1);

    expect(event).toMatchObject({
      type: 'payment_intent.created',
      api_version: '2026-10-28.endive',
      request: { id: intent.lastResponse.requestId, idempotency_key: 'k' },
      data: { object: { id: intent.id } },
    });
  });

  it('are sent again after a 500, as the same event, and no more once they were taken', async () => {
    receiver.statuses = [500];
    await create();
    const [first, second] = await receiver.received(2);

    expect(second?.id).toBe(first?.id);
    expect(receiver.events).toHaveLength(2);
  });

  it('wait longer after each refusal, and never more than a minute', () => {
    expect([1, 2, 3, 6, 7, 500].map(waitAfter)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it('are lost when told so, and sent when asked for', async () => {
    await sandbox.control('PUT', 'faults', { webhooks: { drop: 1 } });
    await create();
    const [event] = (await sandbox.stripe.events.list()).data;
    expect(await attempts(event!.id)).toEqual([['dropped']]);

    expect((await sandbox.control('POST', `deliveries/${event!.id}/resend`)).status).toBe(202);
    expect((await receiver.received(1))[0]?.id).toBe(event!.id);
  });

  it('come more than once when told so', async () => {
    await sandbox.control('PUT', 'faults', { webhooks: { repeat: 1 } });
    await create();
    const [first, second] = await receiver.received(2);

    expect(second?.id).toBe(first?.id);
  });

  it('are held back behind later ones when told so', async () => {
    await sandbox.control('PUT', 'faults', { webhooks: { reorder: 1 } });
    const earlier = await create();
    await sandbox.control('PUT', 'faults', {});
    const later = await create();
    const events = await receiver.received(2);

    expect(events.map(({ data }) => (data.object as { id: string }).id)).toEqual([later.id, earlier.id]);
  });

  it('refuse an address that is none', async () => {
    const answer = await sandbox.control('PUT', 'webhook-endpoint', { url: 'nowhere' });
    expect(answer.status).toBe(400);
  });
});
