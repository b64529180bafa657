import { Inject, Injectable } from '@nestjs/common';
import type { DisputeAnswered } from '../../../events/dispute-answered.ts';
import type { DisputeNoted } from '../../../events/dispute-noted.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { waitingAfter } from '../rules/reply-deadline.ts';
import { disputeIds, lockDispute, requireUnsettled, touch, waitingOf } from './change-dispute.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import { DisputeMessage } from './dispute-message.entity.ts';
import type { MessageAnswer, MessageInput } from './dispute.schemas.ts';
import { lapseIfSilent } from './lapse-dispute.ts';

const answered: DisputeAnswered['type'] = 'dispute.answered';
const noted: DisputeNoted['type'] = 'dispute.noted';

/** What is told of a message; of a note nothing but which dispute it is in. */
type Said = Pick<DisputeAnswered['payload'], 'said' | 'side' | 'asks' | 'dueAt'>;

/**
 * A side says something; who is to answer moves on. What a party says, what an admin asks of one, and what admins note for each other
 * make a decision on what was seen before it a stale one, notes for admins alone; what an admin merely says to both does not.
 */
@Injectable()
export class WriteMessage {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
  ) {}

  run(caller: Caller, disputeId: string, input: MessageInput, once?: Once): Promise<MessageAnswer> {
    const { text, internal = false, asks } = input;
    return this.transactions.run(once, async (em) => {
      const { dispute, side } = await lockDispute(em, disputeId, caller);
      requireUnsettled(dispute);
      if (side !== 'admin' && (internal || asks !== undefined)) {
        throw new Refusal('auth.forbidden', { detail: 'Notes and questions to a side are for admins.' });
      }
      const now = this.clock.now();
      const message = {
        id: newId(),
        side,
        author: actorOf(caller),
        internal,
        text: this.sealedBox.seal(text),
      };
      await lapseIfSilent(em, this.outbox, dispute, now);
      const waiting = waitingAfter(waitingOf(dispute), { by: side, asks }, now);
      const asked = asks && { asks, dueAt: waiting.dueAt };
      em.persist(em.create(DisputeMessage, { ...message, ...asked, disputeId, createdAt: now }));
      Object.assign(dispute, waiting, side === dispute.lapsedSide && { lapsedSide: null });
      if (internal) {
        dispute.notes += 1;
      } else if (side !== 'admin' || asks !== undefined) {
        touch(dispute, now);
      }
      await em.flush();
      const action = internal ? noted : answered;
      const said: Said = { said: 'message', side, ...(asks && { asks, dueAt: waiting.dueAt.toISOString() }) };
      const payload = { ...disputeIds(dispute), ...(!internal && said) };
      await this.outbox.publish(em.getKysely<never>(), { type: action, payload });
      const { hospitalId } = dispute;
      const details = { messageId: message.id, ...(asks && { asks }) };
      await this.audit.write(em.getKysely<never>(), { action, id: disputeId, hospitalId, details });
      return this.answers.message({ ...message, createdAt: now.toISOString() }, caller);
    });
  }
}
