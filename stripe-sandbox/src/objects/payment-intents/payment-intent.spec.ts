import { type RunningSandbox, startSandbox } from '../../../test/running-sandbox.ts';
import { intentActions, type IntentAction, type IntentStatus } from './payment-intent.ts';

/** How to bring an intent into each status. */
const ways = {
  requires_payment_method: {},
  requires_confirmation: { payment_method: 'pm_card_visa' },
  requires_action: { payment_method: 'pm_card_authenticationRequired', confirm: true },
  requires_capture: { payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual' },
  succeeded: { payment_method: 'pm_card_visa', confirm: true },
} as const;

type Reached = keyof typeof ways | 'canceled';

describe('a payment intent', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.app.close());

  async function intentIn(status: Reached) {
    const { paymentIntents } = sandbox.stripe;
    const way = status === 'canceled' ? {} : ways[status];
    const intent = await paymentIntents.create({ amount: 1_000, currency: 'usd', ...way });
    return status === 'canceled' ? paymentIntents.cancel(intent.id) : intent;
  }

  const actions: Record<IntentAction, (id: string) => Promise<unknown>> = {
    update: (id) => sandbox.stripe.paymentIntents.update(id, { amount: 2_000 }),
    confirm: (id) => sandbox.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    capture: (id) => sandbox.stripe.paymentIntents.capture(id),
    cancel: (id) => sandbox.stripe.paymentIntents.cancel(id),
    async authenticate(id) {
      const answer = await sandbox.control('POST', `3ds/${id}`);
      if (!answer.ok) throw Object.assign(new Error(), { code: 'payment_intent_unexpected_state' });
    },
  };
  const statuses: Reached[] = [...(Object.keys(ways) as (keyof typeof ways)[]), 'canceled'];
  const pairs = statuses.flatMap((status) =>
    (Object.keys(intentActions) as IntentAction[]).map((action) => ({
      status,
      action,
      verdict: intentActions[action].includes(status satisfies IntentStatus) ? 'allows' : 'refuses',
    })),
  );

  it.each(pairs)('that is $status $verdict: $action', async ({ status, action, verdict }) => {
    const intent = await intentIn(status);
    expect(intent.status).toBe(status);
    const done = actions[action](intent.id);
    if (verdict === 'allows') {
      await done;
      return;
    }
    await expect(done).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect((await sandbox.stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
  });
});
