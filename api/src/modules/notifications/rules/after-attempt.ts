import type { Delivery } from './delivery.ts';

const minuteMs = 60_000;

/** Minutes until the next attempt, by how many there were: in all about a day, after which the mail would tell nobody news. */
export const waitMinutes = [1, 2, 4, 8, 16, 32, 64, ...Array.from({ length: 11 }, () => 120)];

export type NoticeStanding =
  | { status: 'sent'; sentAt: Date; nextAttemptAt: null }
  | { status: 'queued'; sentAt: null; nextAttemptAt: Date }
  | { status: 'failed'; sentAt: null; nextAttemptAt: null };

/** How a notice stands after as many attempts, the last of which has ended so. */
export function afterAttempt({ outcome }: Delivery, attempts: number, now: Date): NoticeStanding {
  if (outcome === 'taken') {
    return { status: 'sent', sentAt: now, nextAttemptAt: null };
  }
  const wait = outcome === 'not_now' ? waitMinutes[attempts - 1] : undefined;
  return wait === undefined
    ? { status: 'failed', sentAt: null, nextAttemptAt: null }
    : { status: 'queued', sentAt: null, nextAttemptAt: new Date(now.getTime() + wait * minuteMs) };
}
