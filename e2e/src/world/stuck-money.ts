import { randomUUID } from 'node:crypto';
import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { until } from './processes.ts';
import { paid } from './strangers-visits.ts';
import type { StrangersWorld } from './strangers-words.ts';

/** Money that has been stuck for as long as nobody waits here: one of each kind that looks different. */
export async function addStuckMoney(world: StrangersWorld, patient: SmartMedConnect): Promise<void> {
  const { database } = world.paying;
  const inVain = await refundOf(world, await paid(world, patient, 'pm_card_refundFail'));
  const attempts = `select attempts from refunds where id = $1`;
  await until(
    async () => (await database.value<number>(attempts, [inVain])) === 1,
    'the bank to send the money back',
  );
  const givenUp = `update refunds set status = 'failed', attempts = 5 where id = $1`;
  await database.rows(givenUp, [inVain]);

  const atDesk = await refundOf(world, world.id('confirmed'));
  const forDays = `update refunds set requested_at = now() - interval '4 days' where id = $1`;
  await database.rows(forDays, [atDesk]);

  const [compared, unknown] = [randomUUID(), 'pi_3QzX9vLkdIwHu7ix1AbCdEfG'];
  await database.rows(
    `insert into reconciliations (id, status, from_at, to_at, requested_by, started_at, seen_at, completed_at)
     values ($1, 'completed', now() - interval '2 days', now() - interval '1 day', 'schedule', now(), now(), now())`,
    [compared],
  );
  await database.rows(
    `insert into reconciliation_differences (reconciliation_id, kind, action, stripe_id, detail, at)
     values ($1, 'intent_unknown', 'reported', $2, 'Stripe has taken it, and nothing here is known of it.', now())`,
    [compared, unknown],
  );
}

async function refundOf({ desk }: StrangersWorld, appointmentId: string): Promise<string> {
  const [payment] = (await desk.payments.list({ appointmentId }).page()).items;
  const asked = { amountMinor: 20_000, reason: 'goodwill' } as const;
  return (await desk.payments.refund(payment!.id, asked)).id;
}
