import { assigneeWords, isOverdue, isUnsettled, statuses } from './dispute.ts';
import { isMoneyUnderWay } from './money-under-way.ts';

describe('a dispute', () => {
  it('can be worked on until it is resolved or withdrawn', () => {
    expect(statuses.filter((status) => isUnsettled({ status }))).toEqual(['open', 'under_review']);
  });

  it.each([
    ['2026-12-06T06:00:00Z', true],
    ['2026-12-06T06:00:02Z', false],
    [null, false],
  ])('due at %s is overdue a second later: %s', (dueAt, overdue) => {
    expect(isOverdue({ dueAt }, new Date('2026-12-06T06:00:01Z'))).toBe(overdue);
  });

  it.each([
    ['0199', 'Noor Haddad', 'open', 'You'],
    ['0200', 'Omar Aziz', 'open', 'Omar Aziz'],
    ['0200', null, 'open', 'Another administrator'],
    [null, null, 'open', 'Nobody yet'],
    [undefined, undefined, 'under_review', 'Nobody yet'],
    [null, null, 'withdrawn', 'Nobody'],
  ] as const)(
    'assigned to %s, named %s, while %s is told as %s',
    (assigneeId, assigneeName, status, words) => {
      expect(assigneeWords({ assigneeId, assigneeName, status }, '0199')).toBe(words);
    },
  );
});

describe('the money of a decision', () => {
  const decided = (channel: 'online' | 'desk', status: 'pending' | 'succeeded' | 'failed') => ({
    resolution: {
      outcome: 'refund_full' as const,
      refund: { amountMinor: 1, currency: 'INR' },
      note: 'Right.',
      decidedBy: 'admin',
      refunds: [
        { id: '0199', amount: { amountMinor: 1, currency: 'INR' }, channel, status, settledAt: null },
      ],
    },
  });

  it('is watched while a card is being paid back, and no longer', () => {
    expect(isMoneyUnderWay(decided('online', 'pending'))).toBe(true);
    expect(isMoneyUnderWay(decided('online', 'succeeded'))).toBe(false);
    expect(isMoneyUnderWay(decided('online', 'failed'))).toBe(false);
    expect(isMoneyUnderWay(decided('desk', 'pending'))).toBe(false);
    expect(isMoneyUnderWay({ resolution: null })).toBe(false);
  });
});
