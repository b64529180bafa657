import type { DifferenceKind } from './difference-kinds.ts';
import { type OurRefund, refundDifferences, type TheirRefund } from './refund-differences.ts';

const ours: OurRefund = { status: 'succeeded', attempts: 0, stripeRefundId: 're_1', stripeAmount: 50_000 };
const theirs: TheirRefund = { id: 're_1', status: 'succeeded', attempt: 1, stripeAmount: 50_000 };
const waitsAgain = { status: 'pending', attempts: 1, stripeRefundId: null } as const;

describe('a refund here and at Stripe', () => {
  it.each<[string, Partial<OurRefund> | undefined, Partial<TheirRefund>, DifferenceKind[]]>([
    ['agree when both are done', {}, {}, []],
    ['agree while both wait', { status: 'pending' }, { status: 'pending' }, []],
    ['agree while Stripe waits for the patient', { status: 'pending' }, { status: 'requires_action' }, []],
    ['agree when both have failed', { status: 'failed' }, { status: 'failed' }, []],
    ['have a success we missed', { status: 'pending' }, {}, ['refund_behind']],
    ['have a failure after the success', {}, { status: 'failed' }, ['refund_behind']],
    [
      'have one whose answer we never got',
      { status: 'pending', stripeRefundId: null },
      {},
      ['refund_behind'],
    ],
    ['have one made in the dashboard', undefined, {}, ['refund_unknown']],
    ['agree on one from the dashboard that failed', undefined, { status: 'failed' }, []],
    ['agree on an attempt that failed before', { stripeRefundId: 're_2' }, { status: 'failed' }, []],
    ['agree while the next attempt waits', waitsAgain, { status: 'failed' }, []],
    ['have a second failure we missed', waitsAgain, { status: 'failed', attempt: 2 }, ['refund_behind']],
    ['have paid back twice', { stripeRefundId: 're_2' }, {}, ['refund_duplicate']],
    ['differ in the amount', {}, { stripeAmount: 49_999 }, ['refund_amount_differs']],
  ])('%s', (_title, row, refund, kinds) => {
    expect(refundDifferences(row && { ...ours, ...row }, { ...theirs, ...refund })).toEqual(kinds);
  });
});
