import { moneyWords } from '../ui/money.ts';
import type { Tone } from '../ui/tag.ts';
import type { Dispute } from './dispute.ts';

type Resolution = NonNullable<Dispute['resolution']>;
type Refund = Resolution['refunds'][number];
type Standing = 'failed' | 'at_desk' | 'on_its_way' | 'returned';

/** How a refund stands, in few words. */
export function refundWords(refund: Refund): string {
  return standingLabels[standingOf(refund)];
}

export const refundTones: Readonly<Record<Refund['status'], Tone>> = {
  pending: 'busy',
  succeeded: 'good',
  failed: 'bad',
};

/** What a decision returns, in a line for each way it stands; what waits for somebody comes first. */
export function returnedMoney({ refunds }: Resolution): { words: string; owed: boolean }[] {
  return standings.flatMap((standing) => {
    const [first, ...more] = refunds.filter((refund) => standingOf(refund) === standing);
    if (first === undefined) return [];
    const amountMinor = more.reduce((sum, { amount }) => sum + amount.amountMinor, first.amount.amountMinor);
    const amount = moneyWords({ ...first.amount, amountMinor });
    return [{ words: sentences[standing](amount), owed: standing === 'failed' }];
  });
}

function standingOf({ channel, status }: Refund): Standing {
  if (status === 'failed') return 'failed';
  if (status === 'succeeded') return 'returned';
  return channel === 'desk' ? 'at_desk' : 'on_its_way';
}

const standings = ['failed', 'at_desk', 'on_its_way', 'returned'] as const;

const standingLabels: Readonly<Record<Standing, string>> = {
  failed: $localize`Failed: still owed`,
  at_desk: $localize`To be given back at the desk`,
  on_its_way: $localize`On its way back`,
  returned: $localize`Given back`,
};

const sentences: Readonly<Record<Standing, (amount: string) => string>> = {
  failed: (amount) => $localize`${amount}:amount: failed, still owed`,
  at_desk: (amount) => $localize`${amount}:amount: to be given back at the desk`,
  on_its_way: (amount) => $localize`${amount}:amount: on its way back`,
  returned: (amount) => $localize`${amount}:amount: returned`,
};
