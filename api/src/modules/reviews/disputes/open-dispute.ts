import { Inject, Injectable } from '@nestjs/common';
import type { DisputeOpened } from '../../../events/dispute-opened.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { lockPatient } from '../../auth/index.ts';
import { type DisputeKind, disputeWindow } from '../rules/dispute-window.ts';
import { awaiting } from '../rules/reply-deadline.ts';
import { disputeIds, takeStep } from './change-dispute.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import { sideIn } from './dispute-sides.ts';
import { Dispute } from './dispute.entity.ts';
import { type DisputedAppointment, readDisputed } from './dispute.queries.ts';
import type { DisputeDetail, NewDispute } from './dispute.schemas.ts';

const opened: DisputeOpened['type'] = 'dispute.opened';

/** A patient complains about a visit or its money. Of two complaints at once about one visit, the unique key lets one through. */
@Injectable()
export class OpenDispute {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
  ) {}

  run(caller: Caller, { appointmentId, kind, text }: NewDispute, once?: Once): Promise<DisputeDetail> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const visit = await readDisputed(transaction, appointmentId);
      if (!visit || sideIn(caller, visit) !== 'patient') {
        throw notFound();
      }
      // A token says `patient` for some minutes yet when the account has become a doctor's, who could not follow the dispute.
      if (!(await lockPatient(transaction, visit.patientId))) {
        throw new Refusal('auth.forbidden', {
          detail: 'This account is a patient’s no more. Sign in again.',
        });
      }
      const now = this.clock.now();
      requireDisputable(kind, visit, now);
      const { hospitalId, doctorId, patientId, currency } = visit;
      const waiting = awaiting('hospital', now);
      const dispute = em.create(Dispute, {
        id: newId(),
        appointmentId,
        hospitalId,
        doctorId,
        patientId,
        kind,
        status: 'open',
        text: this.sealedBox.seal(text),
        ...waiting,
        currency,
        refundIds: [],
        createdAt: now,
        updatedAt: now,
      });
      await em.persist(dispute).flush();
      const details = { kind, asks: waiting.awaits, dueAt: waiting.dueAt.toISOString() };
      takeStep(em, dispute, { action: 'open', actor: actorOf(caller), details }, now);
      await em.flush();
      const payload: DisputeOpened['payload'] = { ...disputeIds(dispute), dueAt: details.dueAt };
      await this.outbox.publish(transaction, { type: opened, payload });
      return this.answers.one(transaction, dispute.id, caller);
    });
  }
}

function requireDisputable(kind: DisputeKind, visit: DisputedAppointment, now: Date): void {
  const { openDisputeId, startsAt, endsAt } = visit;
  if (openDisputeId !== null) {
    const detail = 'There is an open dispute about this appointment; say more in that one.';
    throw new Refusal('conflict.exists', { detail, disputeId: openDisputeId });
  }
  const disputeDays = visit.disputeDays ?? defaultBookingPolicy.disputeDays;
  switch (disputeWindow(kind, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), disputeDays }, now)) {
    case 'too_early':
      throw new Refusal('disputes.too_early', { detail: `The visit begins at ${startsAt}.` });
    case 'too_late':
      throw new Refusal('disputes.too_late', {
        detail: `Disputes are taken for ${disputeDays} days after the visit.`,
      });
    case 'open':
  }
}
