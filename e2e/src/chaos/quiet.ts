import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../world/database.ts';

/** Nothing has come any nearer to its end for so long: several lives of a hold, and the longest pause between two tries. */
const standstillMs = 300_000;
const betweenMs = 250;
const sayEveryMs = 15_000;

/**
 * Waits until nothing is under way, however long that takes on a busy machine, as long as it becomes less. What stands still is
 * said and left: it is told by name among the breaches.
 */
export async function comeToRest(
  read: () => Promise<Record<string, number>>,
  say: (line: string) => void,
  limitMs = standstillMs,
): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let leastAt = performance.now();
  let saidAt = leastAt;
  for (;;) {
    const counts = await read().catch((): Record<string, number> => ({ 'a database that answers': 1 }));
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const now = performance.now();
    if (total === 0) {
      return;
    }
    if (total < least) {
      [least, leastAt] = [total, now];
    } else if (now - leastAt > limitMs) {
      say(`no rest: ${JSON.stringify(counts)}`);
      return;
    }
    if (now - saidAt > sayEveryMs) {
      saidAt = now;
      say(`under way: ${JSON.stringify(counts)}`);
    }
    await pause(betweenMs);
  }
}

/** What is still under way, each by how many; empty when all has come to rest. */
export async function underWay(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [what, question] of Object.entries(questions)) {
    const count = Number(await database.value(`select count(*) from ${question}`));
    if (count > 0) {
      counts[what] = count;
    }
  }
  return counts;
}

const questions = {
  holds: `appointments where status = 'held'`,
  'payments that wait': `payments where status = 'pending'`,
  // One that Stripe has and whose end we have not heard of is for the comparison to find.
  'refunds that wait': `refunds where status = 'pending' and stripe_refund_id is null`,
  'intents to be cancelled': `payments where status = 'cancelled' and channel = 'online'
    and stripe_payment_intent_id is not null and intent_status is distinct from 'canceled'`,
  'events in the outbox': `outbox_events`,
  'events of Stripe': `stripe_events where applied_at is null`,
  jobs: `pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and name not like '%.dead'`,
};
