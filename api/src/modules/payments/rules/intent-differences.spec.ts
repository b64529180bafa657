import type { DifferenceKind } from './difference-kinds.ts';
import { intentDifferences, type OurPayment, type TheirIntent } from './intent-differences.ts';

const paid: OurPayment = {
  status: 'succeeded',
  intentId: 'pi_1',
  stripeAmount: 50_000,
  currency: 'INR',
  stripeFee: 2_500,
  destination: null,
};
const succeeded: TheirIntent = {
  id: 'pi_1',
  status: 'succeeded',
  stripeAmount: 50_000,
  currency: 'INR',
  stripeFee: null,
  destination: null,
  disputed: false,
};
const onward = { destination: 'acct_1' };

describe('a payment here and its intent at Stripe', () => {
  it.each<[string, Partial<OurPayment> | undefined, Partial<TheirIntent>, DifferenceKind[]]>([
    ['agree when both are paid', {}, {}, []],
    ['agree while both wait', { status: 'pending' }, { status: 'requires_payment_method' }, []],
    ['agree when both have ended', { status: 'cancelled' }, { status: 'canceled' }, []],
    ['have a success we missed', { status: 'pending' }, {}, ['payment_behind']],
    ['have a cancellation we missed', { status: 'pending' }, { status: 'canceled' }, ['payment_behind']],
    ['have a success of what we gave up', { status: 'cancelled' }, {}, ['payment_behind']],
    [
      'have one that waits for what we gave up',
      { status: 'cancelled' },
      { status: 'requires_action' },
      ['payment_behind'],
    ],
    [
      'have a payment that Stripe does not',
      {},
      { status: 'requires_payment_method' },
      ['payment_not_paid_there'],
    ],
    ['have one whose intent was never noted', { status: 'pending', intentId: null }, {}, ['intent_unlinked']],
    ['have an intent without a payment', undefined, {}, ['intent_unknown']],
    ['agree on what nobody knows and nobody paid', undefined, { status: 'canceled' }, []],
    ['have two intents for one payment', { intentId: 'pi_2' }, {}, ['intent_duplicate']],
    ['agree when the other intent was cancelled', { intentId: 'pi_2' }, { status: 'canceled' }, []],
    ['differ in the amount', {}, { stripeAmount: 50_001 }, ['amount_differs']],
    ['differ in the currency', {}, { currency: 'USD' }, ['amount_differs']],
    ['agree on hospital account and fee', onward, { ...onward, stripeFee: 2_500 }, []],
    [
      'differ in the hospital account',
      onward,
      { destination: 'acct_2', stripeFee: 2_500 },
      ['destination_differs'],
    ],
    ['differ in the fee', onward, { ...onward, stripeFee: 2_499 }, ['destination_differs']],
    ['are in dispute', {}, { disputed: true }, ['disputed']],
    [
      'differ in several ways at once',
      { status: 'pending' },
      { stripeAmount: 1, disputed: true },
      ['payment_behind', 'amount_differs', 'disputed'],
    ],
  ])('%s', (_title, ours, theirs, kinds) => {
    expect(intentDifferences(ours && { ...paid, ...ours }, { ...succeeded, ...theirs })).toEqual(kinds);
  });
});
