import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import Stripe from 'stripe';
import { eventually } from '../../../../test/eventually.ts';
import { type ReconciledWorld, reconciledWorld } from '../../../../test/reconciled-world.ts';
import { newId } from '../../../values/ids.ts';
import { LookAtPayments } from '../charges/look-at-payments.ts';
import { ApplyEvent } from './apply-event.ts';
import { ApplyWaitingEvents } from './apply-waiting-events.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

const secret = 'whsec_sandbox';
const { webhooks } = new Stripe('sk_test_sandbox');

interface Sent {
  type?: string;
  id?: string;
  object: object;
  signedWith?: string;
  secondsAgo?: number;
}

describe('the webhook of Stripe', () => {
  let books: ReconciledWorld;

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterEach(() => books.stripe.control('PUT', 'faults', {}));
  afterAll(() => books.close());

  function signed({ type = 'payment_intent.succeeded', id = `evt_${randomUUID()}`, ...sent }: Sent) {
    const { object, signedWith = secret, secondsAgo = 0 } = sent;
    const payload = JSON.stringify({ id, object: 'event', type, data: { object } });
    const timestamp = Math.floor(Date.now() / 1000) - secondsAgo;
    const header = webhooks.generateTestHeaderString({ payload, secret: signedWith, timestamp });
    return { id, payload, header };
  }
  async function post(payload: string, header?: string) {
    return books.world.call('POST', '/v1/stripe/webhook', {
      body: payload,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(header !== undefined && { 'stripe-signature': header }),
      },
    });
  }
  async function send(sent: Sent) {
    const { id, payload, header } = signed(sent);
    return { id, answer: await post(payload, header) };
  }
  const stored = async () => {
    const { rows } = await books.hospital.database.query(`select id from stripe_events`);
    return rows.length;
  };
  const outcomeOf = (id: string) =>
    eventually(async () => {
      const { rows } = await books.hospital.database.query<{ outcome: string }>(
        `select outcome from stripe_events where id = $1 and applied_at is not null`,
        [id],
      );
      expect(rows).toHaveLength(1);
      return rows[0]!.outcome;
    });
  const paidAndWaiting = async () => {
    const intent = await books.paidIntent();
    return { intent, ...(await books.waiting(intent.id)) };
  };

  describe('200', () => {
    it('for a success: the payment, its visit and its receipt follow', async () => {
      const { intent, paymentId, appointmentId } = await paidAndWaiting();
      const { id, answer } = await send({ object: intent });
      expect(answer).toMatchObject({ status: 200, body: { received: true } });
      expect(await outcomeOf(id)).toBe('applied');
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
      expect(await books.statusOf('appointments', appointmentId)).toBe('confirmed');
    });

    it('for what says one thing while Stripe says another: Stripe decides', async () => {
      const intent = await books.intent();
      const { paymentId } = await books.waiting(intent.id);
      const { id } = await send({ object: { ...intent, status: 'succeeded', amount_received: 50_000 } });
      expect(await outcomeOf(id)).toBe('applied');
      expect(await books.statusOf('payments', paymentId)).toBe('pending');
    });

    it('for an event that comes before we have noted its intent: nothing is lost', async () => {
      const { paymentId } = await books.waiting(null);
      const intent = await books.paidIntent({ metadata: { payment_id: paymentId } });
      const { id } = await send({ object: intent });
      expect(await outcomeOf(id)).toBe('applied');
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
    });

    it('for Stripe’s repetition of an event, which is applied once', async () => {
      const { intent, paymentId } = await paidAndWaiting();
      const first = await send({ object: intent, secondsAgo: 120 });
      await outcomeOf(first.id);
      const again = await send({ id: first.id, object: intent });
      expect(again.answer.status).toBe(200);
      const { rows } = await books.hospital.database.query(
        `select from ledger_entries where payment_id = $1 and kind = 'payment_received'`,
        [paymentId],
      );
      expect(rows).toHaveLength(2);
    });

    it('for many events of one success at once, in whatever order: one set of books', async () => {
      const { intent, paymentId } = await paidAndWaiting();
      const types = ['succeeded', 'created', 'processing', 'requires_action', 'succeeded', 'canceled'];
      const sent = await Promise.all(
        types.map((type) => send({ type: `payment_intent.${type}`, object: intent })),
      );
      for (const { id } of sent) expect(await outcomeOf(id)).toBe('applied');
      const { rows } = await books.hospital.database.query(
        `select from ledger_entries where payment_id = $1 and kind = 'payment_received'`,
        [paymentId],
      );
      expect(rows).toHaveLength(2);
    });

    it.each(['customer.created', 'payout.paid', 'something.new'])(
      'for %s, which we need not know',
      async (type) => {
        const { id, answer } = await send({ type, object: { id: 'obj_1' } });
        expect(answer.status).toBe(200);
        expect(await outcomeOf(id)).toBe('ignored');
      },
    );

    it('for payments and refunds of somebody else', async () => {
      const intent = await books.paidIntent({ metadata: { payment_id: newId() } });
      expect(await outcomeOf((await send({ object: intent })).id)).toBe('not_ours');
      const refund = await books.ask((api) => api.refunds.create({ payment_intent: intent.id }));
      const { id } = await send({ type: 'refund.created', object: refund });
      expect(await outcomeOf(id)).toBe('not_ours');
    });

    it('for a refund made in the dashboard, which is taken into the books', async () => {
      const { intentId, paymentId } = await books.paid();
      const refund = await books.ask((api) =>
        api.refunds.create({ payment_intent: intentId, amount: 20_000 }),
      );
      const { id } = await send({ type: 'refund.created', object: refund });
      expect(await outcomeOf(id)).toBe('applied');
      const { rows } = await books.hospital.database.query(
        `select status, requested_by from refunds where payment_id = $1`,
        [paymentId],
      );
      expect(rows).toEqual([{ status: 'succeeded', requested_by: 'stripe' }]);
    });

    it('while Stripe itself cannot be asked: the queue asks again', async () => {
      const { intent, paymentId } = await paidAndWaiting();
      await books.stripe.control('PUT', 'faults', { calls: { failBefore: 1 } });
      const { id, answer } = await send({ object: intent });
      expect(answer.status).toBe(200);
      const apply = () => books.world.app.get(ApplyEvent).apply(id);
      await expect(apply()).rejects.toMatchObject({ kind: 'unavailable' });
      const queued = await books.hospital.database.query(
        `select from outbox_events where type = 'stripe-event.received' and payload->>'eventId' = $1`,
        [id],
      );
      expect(queued.rowCount).toBe(1);
      await books.stripe.control('PUT', 'faults', {});
      await apply();
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
    });
  });

  describe('400', () => {
    const refused = { status: 400, body: { code: 'payments.webhook_refused' } };

    it.each<[string, (object: object) => { payload: string; header?: string }]>([
      ['nobody signed', (object) => ({ payload: signed({ object }).payload })],
      ['somebody else signed', (object) => signed({ object, signedWith: 'whsec_other' })],
      ['was signed too long ago', (object) => signed({ object, secondsAgo: 301 })],
      ['is said to be signed in an hour', (object) => signed({ object, secondsAgo: -3600 })],
      [
        'was changed after it was signed',
        (object) => {
          const { payload, header } = signed({ object });
          return { payload: payload.replace('succeeded', 'canceled'), header };
        },
      ],
      ['has a signature of nothing', (object) => ({ ...signed({ object }), header: 't=1,v1=' })],
    ])('for what %s, and nothing changes', async (_what, forge) => {
      const { intent, paymentId } = await paidAndWaiting();
      const before = await stored();
      const { payload, header } = forge(intent);
      expect(await post(payload, header)).toMatchObject(refused);
      expect(await stored()).toBe(before);
      expect(await books.statusOf('payments', paymentId)).toBe('pending');
    });

    it('for the very same message again, one at a time and at once', async () => {
      const { payload, header, id } = signed({ object: await books.paidIntent() });
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(payload, header)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
      expect(await post(payload, header)).toMatchObject(refused);
      await outcomeOf(id);
    });

    it.each<[string, (message: { payload: string; header: string }) => { payload: string; header: string }]>([
      ['a moment put before its own', ({ payload, header }) => ({ payload, header: `t=1,${header}` })],
      ['a signature put behind its own', ({ payload, header }) => ({ payload, header: `${header},v1=00` })],
      ['a mark of byte order', ({ payload, header }) => ({ payload: `\uFEFF${payload}`, header })],
    ])('for the same message again with %s', async (_what, dressed) => {
      const message = signed({ object: await books.paidIntent() });
      expect((await post(message.payload, message.header)).status).toBe(200);
      const { payload, header } = dressed(message);
      expect((await post(payload, header)).status).toBe(400);
      await outcomeOf(message.id);
    });
  });

  describe('when it stays silent', () => {
    it('our own look finds a success, once it has been quiet for a while', async () => {
      const { paymentId, appointmentId } = await paidAndWaiting();
      await books.hospital.database.query(`update payments set looked_at = $2 where id = $1`, [
        paymentId,
        books.world.clock.now(),
      ]);
      const look = () => books.world.app.get(LookAtPayments).look();
      await look();
      expect(await books.statusOf('payments', paymentId)).toBe('pending');
      books.world.clock.advance({ seconds: 21 });
      await look();
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
      expect(await books.statusOf('appointments', appointmentId)).toBe('confirmed');
    });

    it('two processes do not look at the same payments at the same moment', async () => {
      const { paymentId } = await paidAndWaiting();
      await books.hospital.database.query(`update payments set looked_at = $2 where id = $1`, [
        paymentId,
        books.world.clock.now(),
      ]);
      books.world.clock.advance({ seconds: 21 });
      const before = (await books.stripe.exchanges()).length;
      const look = () => books.world.app.get(LookAtPayments).look();
      await Promise.all([look(), look(), look(), look()]);
      const asked = (await books.stripe.exchanges()).slice(before);
      const paths = asked.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
    });
  });

  describe('an event that was stored and never applied', () => {
    const storedOnly = async (object: { id: string }, hoursAgo = 0) => {
      const id = `evt_${randomUUID()}`;
      const receivedAt = new Date(books.world.clock.now().getTime() - hoursAgo * 3_600_000 - 120_000);
      await books.hospital.database.query(
        `insert into stripe_events (id, type, object_id, received_at) values ($1, 'payment_intent.succeeded', $2, $3)`,
        [id, object.id, receivedAt],
      );
      return id;
    };
    const sweep = () => books.world.app.get(ApplyWaitingEvents).sweep();

    it('is found by the clock', async () => {
      const { intent, paymentId } = await paidAndWaiting();
      const id = await storedOnly(intent);
      await sweep();
      expect(await outcomeOf(id)).toBe('applied');
      expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
    });

    it('is put aside after a day in which it could not be applied', async () => {
      const intent = await books.paidIntent({ amount: 40_000 });
      const { paymentId } = await books.waiting(intent.id);
      const [fresh, old] = [await storedOnly(intent), await storedOnly(intent, 25)];
      await sweep();
      expect(await outcomeOf(old)).toBe('parked');
      const { rows } = await books.hospital.database.query(
        `select from stripe_events where id = $1 and applied_at is null`,
        [fresh],
      );
      expect(rows).toHaveLength(1);
      expect(await books.statusOf('payments', paymentId)).toBe('pending');
    });
  });
});
