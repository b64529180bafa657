import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DisputeAssigned } from '../../../events/dispute-assigned.ts';
import type { DisputeWithdrawn } from '../../../events/dispute-withdrawn.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Refusal } from '../../../values/refusal.ts';
import { disputeIds, lockDispute, takeStep, touch, versionFor } from './change-dispute.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import type { Dispute } from './dispute.entity.ts';
import { isAdminAccount } from './dispute.queries.ts';
import type { Assignment, DisputeDetail } from './dispute.schemas.ts';

/** A request to change a dispute: by whom, which one, the version they saw, and whether it is to happen once. */
export interface DisputeChange {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once?: Once | undefined;
}

type Told = DisputeAssigned['type'] | DisputeWithdrawn['type'];

/** An admin takes a dispute up or hands it to another one; or its patient withdraws it. */
@Injectable()
export class AssignDispute {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
  ) {}

  assign(change: DisputeChange, { assigneeId }: Assignment): Promise<DisputeDetail> {
    const own = change.caller.kind === 'person' ? change.caller.accountId : undefined;
    const assignee = assigneeId ?? own ?? null;
    return this.change(change, 'dispute.assigned', async (em, dispute, now) => {
      if (assignee !== null && assignee !== own && !(await isAdminAccount(em.getKysely<never>(), assignee))) {
        throw noAdmin();
      }
      const details = { assigneeId: assignee };
      takeStep(em, dispute, { action: 'assign', actor: actorOf(change.caller), details }, now);
      const { hospitalId, assigneeId: before } = dispute;
      dispute.assigneeId = assignee;
      await this.audit.write(em.getKysely<never>(), {
        action: 'dispute.assigned',
        id: dispute.id,
        hospitalId,
        details: { ...details, before },
      });
    });
  }

  withdraw(change: DisputeChange): Promise<DisputeDetail> {
    return this.change(change, 'dispute.withdrawn', (em, dispute, now) => {
      takeStep(em, dispute, { action: 'withdraw', actor: actorOf(change.caller) }, now);
      return Promise.resolve();
    });
  }

  private change(
    { caller, id, seen, once }: DisputeChange,
    told: Told,
    work: (em: EntityManager, dispute: Dispute, now: Date) => Promise<void>,
  ): Promise<DisputeDetail> {
    return this.transactions.run(once, async (em) => {
      const { dispute, side } = await lockDispute(em, id, caller);
      requireVersion(seen, versionFor(side, dispute));
      const now = this.clock.now();
      await work(em, dispute, now);
      touch(dispute, now);
      await em.flush();
      const transaction = em.getKysely<never>();
      await this.outbox.publish(transaction, { type: told, payload: disputeIds(dispute) });
      return this.answers.one(transaction, id, caller);
    });
  }
}

function noAdmin(): Refusal {
  const detail = 'Not an admin who can sign in.';
  return new Refusal('request.invalid', {
    errors: [{ pointer: '/assigneeId', code: 'unknown_admin', detail }],
  });
}
