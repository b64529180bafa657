import type { Database } from '../world/database.ts';

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
