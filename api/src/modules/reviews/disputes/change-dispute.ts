import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DisputeEventPayload } from '../../../events/dispute-event.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { type DisputeAction, disputeStatusAfter, isUnsettled } from '../rules/dispute-transitions.ts';
import type { DisputeSide, Waiting } from '../rules/reply-deadline.ts';
import { sideIn } from './dispute-sides.ts';
import { DisputeStep } from './dispute-step.entity.ts';
import { Dispute } from './dispute.entity.ts';

/** The dispute for a change, locked, and whose word the caller's is in it. */
export async function lockDispute(
  em: EntityManager,
  id: string,
  caller: Caller,
): Promise<{ dispute: Dispute; side: DisputeSide }> {
  const dispute = await em.findOne(Dispute, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const side = dispute && sideIn(caller, dispute);
  if (!dispute || !side) {
    throw notFound();
  }
  return { dispute, side };
}

/** @throws {Refusal} `disputes.closed` */
export function requireUnsettled({ status }: Pick<Dispute, 'status'>): void {
  if (!isUnsettled(status)) {
    throw closed(status);
  }
}

/** While it is not closed somebody is always waited for; the table sees to that. */
export function waitingOf({ awaits, dueAt }: Dispute): Waiting {
  if (!awaits || !dueAt) {
    throw new Error('a dispute that is not closed waits for nobody');
  }
  return { awaits, dueAt };
}

/**
 * The version as a side may know it. What admins note for each other makes a decision of theirs on what was seen before a stale one, and
 * is nothing the others could see to have changed.
 */
export function versionFor(
  side: DisputeSide | undefined,
  { version, notes }: Pick<Dispute, 'version' | 'notes'>,
): number {
  return side === 'admin' ? version + notes : version;
}

/** Whoever saw it before has not seen this. */
export function touch(dispute: Dispute, now: Date): void {
  dispute.version += 1;
  dispute.updatedAt = now;
}

export interface Step {
  action: DisputeAction;
  actor: string;
  details?: Record<string, unknown>;
}

/**
 * Takes a step in the life of a dispute, and writes it down.
 *
 * @throws {Refusal} `disputes.closed`
 */
export function takeStep(
  em: EntityManager,
  dispute: Dispute,
  { action, actor, details = {} }: Step,
  now: Date,
): void {
  const from = action === 'open' ? null : dispute.status;
  const to = disputeStatusAfter(action, from);
  if (to === undefined) {
    throw closed(dispute.status);
  }
  dispute.status = to;
  if (!isUnsettled(to)) {
    Object.assign(dispute, { awaits: null, dueAt: null, closedAt: now });
  }
  const step = {
    id: newId(),
    disputeId: dispute.id,
    action,
    fromStatus: from,
    toStatus: to,
    actor,
    details,
    at: now,
  };
  em.persist(em.create(DisputeStep, step));
}

export function disputeIds(dispute: Dispute): DisputeEventPayload {
  const { id, appointmentId, hospitalId, doctorId, patientId, version } = dispute;
  return { disputeId: id, appointmentId, hospitalId, doctorId, patientId, version };
}

function closed(status: Dispute['status']): Refusal {
  return new Refusal('disputes.closed', {
    detail: 'Nothing can be said, handed in or decided any more.',
    currentStatus: status,
  });
}
