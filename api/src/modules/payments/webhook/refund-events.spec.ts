import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { balancesOf } from '../../../../test/paid-visit.ts';
import { type ReconciledWorld, reconciledWorld } from '../../../../test/reconciled-world.ts';
import { CarryOutRefunds } from '../refunds/carry-out-refunds.ts';
import { ApplyEvent } from './apply-event.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

describe('an event about a refund', () => {
  let books: ReconciledWorld;

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterAll(() => books.close());

  /** What becomes of an event that tells of it. */
  const told = async (refund: { id: string }, type = 'refund.updated') => {
    const id = `evt_${randomUUID()}`;
    const { database } = books.hospital;
    await database.query(
      `insert into stripe_events (id, type, object_id, received_at) values ($1, $2, $3, now())`,
      [id, type, refund.id],
    );
    await books.world.app.get(ApplyEvent).apply(id);
    const { rows } = await database.query<{ outcome: string }>(
      `select outcome from stripe_events where id = $1`,
      [id],
    );
    return rows[0]?.outcome;
  };
  const rowsOf = async (paymentId: string) => {
    const { rows } = await books.hospital.database.query<Record<string, unknown> & { id: string }>(
      `select id, status, attempts, requested_by, stripe_refund_id is null as unsent from refunds where payment_id = $1`,
      [paymentId],
    );
    return rows;
  };

  it('that was made in the dashboard and comes back days later: it is owed again, and carried out by us', async () => {
    const { intentId, paymentId } = await books.paid();
    const refund = await books.ask((api) => api.refunds.create({ payment_intent: intentId, amount: 20_000 }));
    expect(await told(refund, 'refund.created')).toBe('applied');
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'succeeded', requested_by: 'stripe' }]);

    await books.stripe.control('POST', `refunds/${refund.id}/failure`);
    expect(await told(refund, 'refund.failed')).toBe('applied');
    const [owed] = await rowsOf(paymentId);
    expect(owed).toMatchObject({ status: 'pending', attempts: 1, unsent: true });
    expect(await balancesOf(books.world, [paymentId])).toMatchObject({ patient: -50_000, refund: 20_000 });

    await told(refund, 'refund.failed');
    await books.world.app.get(CarryOutRefunds).carryOut(owed!.id);
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'succeeded', attempts: 1, unsent: false }]);
    expect(await balancesOf(books.world, [paymentId])).toMatchObject({ patient: -30_000 });
  });

  it('of another system on the same account, which names its own `refund_id`, is not ours', async () => {
    const intent = await books.paidIntent();
    const metadata = { refund_id: 'R-17' };
    const theirs = await books.ask((api) => api.refunds.create({ payment_intent: intent.id, metadata }));
    expect(await told(theirs)).toBe('not_ours');
  });

  it('that our account does not know, being of a connected one, is not ours', async () => {
    expect(await told({ id: 're_of_a_connected_account' })).toBe('not_ours');
  });
});
