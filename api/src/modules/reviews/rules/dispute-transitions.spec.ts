import {
  type DisputeAction,
  type DisputeStatus,
  disputeStatusAfter,
  disputeStatuses,
  disputeTransitions,
  isUnsettled,
} from './dispute-transitions.ts';

const actions: readonly DisputeAction[] = ['open', 'assign', 'lapse', 'withdraw', 'resolve'];
const table: Record<DisputeStatus | 'nothing', Partial<Record<DisputeAction, DisputeStatus>>> = {
  nothing: { open: 'open' },
  open: { assign: 'under_review', lapse: 'open', withdraw: 'withdrawn', resolve: 'resolved' },
  under_review: {
    assign: 'under_review',
    lapse: 'under_review',
    withdraw: 'withdrawn',
    resolve: 'resolved',
  },
  resolved: {},
  withdrawn: {},
};

describe('the life of a dispute', () => {
  for (const from of [null, ...disputeStatuses]) {
    for (const action of actions) {
      const to = table[from ?? 'nothing'][action];
      it(`${from ?? 'nothing'}: ${action} ${to === undefined ? 'is refused' : `leads to ${to}`}`, () => {
        expect(disputeStatusAfter(action, from)).toBe(to);
      });
    }
  }

  it('reaches every state, and stays in the two that end it', () => {
    expect(new Set(disputeTransitions.map(({ to }) => to))).toEqual(new Set(disputeStatuses));
    expect(disputeStatuses.filter((status) => !isUnsettled(status))).toEqual(['resolved', 'withdrawn']);
  });
});
