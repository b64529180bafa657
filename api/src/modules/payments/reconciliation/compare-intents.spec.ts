import { jest } from '@jest/globals';
import { type ReconciledWorld, reconciledWorld } from '../../../../test/reconciled-world.ts';
import { newId } from '../../../values/ids.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

describe('payments compared with Stripe', () => {
  let books: ReconciledWorld;

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterAll(() => books.close());

  it('agree when both sides say the same', async () => {
    const { paymentId } = await books.paid();
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('of which a success never reached us are paid here too, and their visit is confirmed', async () => {
    const { id } = await books.paidIntent();
    const { paymentId, appointmentId } = await books.waiting(id);
    expect(await books.compare(paymentId)).toEqual(['payment_behind healed']);
    expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
    expect(await books.statusOf('appointments', appointmentId)).toBe('confirmed');
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('of which the intent was never noted are found by what the intent says of itself', async () => {
    const { paymentId } = await books.waiting(null);
    await books.paidIntent({ metadata: { payment_id: paymentId } });
    expect(await books.compare(paymentId)).toEqual(['intent_unlinked healed']);
    expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
  });

  it('that we have given up are given up there too', async () => {
    const { id } = await books.intent();
    const { paymentId } = await books.waiting(id, 'cancelled');
    expect(await books.compare(paymentId)).toEqual(['payment_behind healed']);
    expect((await books.ask((api) => api.paymentIntents.retrieve(id))).status).toBe('canceled');
  });

  it('that cannot be brought together are reported, and keep no others from being healed', async () => {
    const held = await books.paidIntent({ capture_method: 'manual' });
    const part = await books.ask((api) => api.paymentIntents.capture(held.id, { amount_to_capture: 40_000 }));
    const resisting = await books.waiting(part.id);
    const { id } = await books.paidIntent();
    const { paymentId } = await books.waiting(id);
    expect(await books.compare(resisting.paymentId)).toEqual(['payment_behind reported']);
    expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
  });

  it('that have a second intent nobody has paid lose it; one that was paid is reported', async () => {
    const unpaid = await books.paid();
    const spare = await books.intent({ metadata: { payment_id: unpaid.paymentId } });
    expect(await books.compare(unpaid.paymentId)).toEqual(['intent_duplicate healed']);
    expect((await books.ask((api) => api.paymentIntents.retrieve(spare.id))).status).toBe('canceled');
    const twice = await books.paid();
    await books.paidIntent({ metadata: { payment_id: twice.paymentId } });
    expect(await books.compare(twice.paymentId)).toEqual(['intent_duplicate reported']);
  });

  it('that are ours there and unknown here are reported; those of somebody else are not ours to say', async () => {
    await books.paidIntent();
    expect(await books.compare(null)).toEqual([]);
    await books.paidIntent({ metadata: { payment_id: newId() } });
    expect(await books.compare(null)).toEqual(['intent_unknown reported']);
  });

  it('that are here and unknown there are reported', async () => {
    const { paymentId } = await books.paid({ paymentIntentId: 'pi_nobody_knows' });
    expect(await books.compare(paymentId)).toEqual(['intent_missing reported']);
  });

  it('that differ in amount, account or fee are reported and left as they are', async () => {
    const amount = await books.paid({}, { amount: 49_900 });
    expect(await books.compare(amount.paymentId)).toEqual(['amount_differs reported']);
    const account = await books.paid({ stripeAccountId: 'acct_ours' });
    expect(await books.compare(account.paymentId)).toEqual(['destination_differs reported']);
    const onward = { transfer_data: { destination: 'acct_ours' } };
    const fee = await books.paid({ stripeAccountId: 'acct_ours' }, { ...onward, application_fee_amount: 1 });
    expect(await books.compare(fee.paymentId)).toEqual(['destination_differs reported']);
    const right = await books.paid(
      { stripeAccountId: 'acct_ours' },
      { ...onward, application_fee_amount: 2_500 },
    );
    expect(await books.compare(right.paymentId)).toEqual([]);
  });

  it('that are paid here and not there are reported', async () => {
    const { id } = await books.intent();
    const { paymentId } = await books.paid({ paymentIntentId: id });
    expect(await books.compare(paymentId)).toEqual(['payment_not_paid_there reported']);
    expect(await books.statusOf('payments', paymentId)).toBe('succeeded');
  });

  it('that differ in the amount are not paid here by what came there', async () => {
    const { id } = await books.paidIntent({ amount: 100 });
    const { paymentId } = await books.waiting(id);
    expect(await books.compare(paymentId)).toEqual(['payment_behind reported', 'amount_differs reported']);
    expect(await books.statusOf('payments', paymentId)).toBe('pending');
  });
});
