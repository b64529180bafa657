import type { Caller } from '../../../platform/guards/caller.ts';
import type { Remedy, StuckMoneyAnswer } from './stuck-money.schemas.ts';

interface Words {
  says: string;
  /** For those who may. */
  can: readonly Remedy[];
}

/** What each kind means and what helps, as data. */
const words: Record<StuckMoneyAnswer['kind'], Words> = {
  refund_failed: {
    says: 'Every attempt to send this refund has failed. It is still owed.',
    can: ['retry_refund', 'settle_refund'],
  },
  refund_overdue: {
    says: 'This refund has been on its way for more than an hour. It is tried by itself; look whether Stripe answers.',
    can: ['look'],
  },
  refund_at_desk: {
    says: 'The desk has owed this refund for more than three days.',
    can: ['settle_refund'],
  },
  payment_overdue: {
    says: 'This payment was begun more than an hour ago, longer than any hold, and is neither paid nor given up.',
    can: ['look'],
  },
  disagreement: {
    says: 'Our books and Stripe’s differ here, and comparing them could not mend it.',
    can: ['look'],
  },
  paid_without_visit: {
    says: 'This was paid for a time that is nobody’s, and does not go back by itself.',
    can: ['refund_payment'],
  },
};

/** The same to somebody: a refund is tried again by admins alone, as the route has it. */
export function wordsFor(kind: StuckMoneyAnswer['kind'], caller: Caller): { says: string; can: Remedy[] } {
  const { says, can } = words[kind];
  const isAdmin = caller.kind === 'person' && caller.role === 'admin';
  return { says, can: can.filter((remedy) => remedy !== 'retry_refund' || isAdmin) };
}
