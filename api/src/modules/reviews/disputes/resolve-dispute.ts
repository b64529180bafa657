import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { DisputeResolved } from '../../../events/dispute-resolved.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import type { AuditEntry } from '../../../platform/audit/audit-entry.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Refunds, requireStep, type TakenRefund } from '../../payments/index.ts';
import type { DisputeChange } from './assign-dispute.ts';
import { disputeIds, lockDispute, requireUnsettled, takeStep, touch, versionFor } from './change-dispute.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import type { Dispute } from './dispute.entity.ts';
import type { DisputeDetail, ResolutionInput } from './dispute.schemas.ts';
import { lapseIfSilent } from './lapse-dispute.ts';

const resolved: DisputeResolved['type'] = 'dispute.resolved';

interface Returned {
  refunds: TakenRefund[];
  refundMinor: number | null;
}

/**
 * An admin decides. The refund is owed by the same transaction, and carried out after it: whatever becomes of it at Stripe, the
 * decision stands, and the dispute shows how far the money is. Of two admins at once the second has not seen the first's decision.
 */
@Injectable()
export class ResolveDispute {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Refunds) private readonly refunds: Refunds,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
  ) {}

  run({ caller, id, seen, once }: DisputeChange, input: ResolutionInput): Promise<DisputeDetail> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const { dispute, side } = await lockDispute(em, id, caller);
      requireVersion(seenOrNothing(seen, dispute), versionFor(side, dispute));
      requireUnsettled(dispute);
      const now = this.clock.now();
      await lapseIfSilent(em, this.outbox, dispute, now);
      const actor = actorOf(caller);
      const { refunds, refundMinor } = await this.giveBack(transaction, dispute, input, {
        requestedBy: actor,
        at: now,
      });
      const returned = { refundIds: refunds.map((refund) => refund.id), refundMinor };
      const { outcome, note } = input;
      const takenUp = takenUpBy(caller, dispute);
      const details = { outcome, ...returned, currency: dispute.currency, ...takenUp };
      takeStep(em, dispute, { action: 'resolve', actor, details }, now);
      const decided = { outcome, note: this.sealedBox.seal(note), resolvedBy: actor };
      Object.assign(dispute, { ...decided, ...returned, ...takenUp });
      touch(dispute, now);
      await em.flush();
      const { hospitalId, currency } = dispute;
      const payload: DisputeResolved['payload'] = { ...disputeIds(dispute), refundMinor, currency };
      await this.outbox.publish(transaction, { type: resolved, payload });
      await this.audit.writeAll(transaction, [
        { action: 'dispute.resolved', id, hospitalId, details },
        ...refunds.map((refund) => requested(refund, dispute)),
      ]);
      return this.answers.one(transaction, id, caller);
    });
  }

  private async giveBack(
    transaction: Kysely<never>,
    { appointmentId, currency }: Dispute,
    { outcome, amountMinor }: ResolutionInput,
    why: { requestedBy: string; at: Date },
  ): Promise<Returned> {
    if (outcome === 'reject') {
      return { refunds: [], refundMinor: null };
    }
    requireStep(amountMinor, currency);
    const refund = { ...why, appointmentId, amountMinor, reason: 'dispute' } as const;
    const given = await this.refunds.ofAppointment(transaction, refund);
    return { refunds: given.refunds, refundMinor: given.amountMinor };
  }
}

/** Who decides what nobody had taken up has worked on it. */
function takenUpBy(caller: Caller, { assigneeId }: Dispute): { assigneeId?: string } {
  return assigneeId === null && caller.kind === 'person' ? { assigneeId: caller.accountId } : {};
}

/** A refund is found in the audit log by itself as well. */
function requested(
  { id, paymentId, amountMinor }: TakenRefund,
  { id: disputeId, hospitalId, currency }: Dispute,
): AuditEntry {
  const details = { paymentId, amount: { amountMinor, currency }, reasonCode: 'dispute', disputeId };
  return { action: 'refund.requested', id, hospitalId, details };
}

/** Who decides what has been decided meanwhile has not seen that, whether or not they say which version they saw. */
function seenOrNothing(seen: number | undefined, { status }: Dispute): number | undefined {
  return seen ?? (status === 'resolved' ? 0 : undefined);
}
