import type { EntityManager } from '@mikro-orm/postgresql';
import type { DisputeLapsed } from '../../../events/dispute-lapsed.ts';
import type { Outbox } from '../../../platform/jobs/outbox.ts';
import { waitingAfterSilence } from '../rules/reply-deadline.ts';
import { disputeIds, takeStep, touch, waitingOf } from './change-dispute.ts';
import type { Dispute } from './dispute.entity.ts';

const lapsed: DisputeLapsed['type'] = 'dispute.lapsed';

/**
 * Hands a dispute whose patient or hospital has let its time to answer pass to the admins, and writes down who was silent until when.
 * The job does so within the hour; whoever answers or decides before it does so first, lest it hang on the minute what is known later.
 * Answers whether that was due.
 */
export async function lapseIfSilent(
  em: EntityManager,
  outbox: Outbox,
  dispute: Dispute,
  now: Date,
): Promise<boolean> {
  const before = waitingOf(dispute);
  const after = waitingAfterSilence(before, now);
  if (after === undefined) {
    return false;
  }
  const details = { side: before.awaits, dueAt: before.dueAt.toISOString() };
  takeStep(em, dispute, { action: 'lapse', actor: 'system', details }, now);
  Object.assign(dispute, after, { lapsedSide: before.awaits });
  touch(dispute, now);
  await em.flush();
  await outbox.publish(em.getKysely<never>(), { type: lapsed, payload: disputeIds(dispute) });
  return true;
}
