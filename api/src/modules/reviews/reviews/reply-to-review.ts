import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { ReviewReplied } from '../../../events/review-replied.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Refusal } from '../../../values/refusal.ts';
import { ReviewModeration } from '../moderation/review-moderation.entity.ts';
import { sameWords } from '../rules/same-words.ts';
import { lockReview, requirePublished, reviewIds, touch, writtenRow } from './change-review.ts';
import { writtenReview } from './review-answer.ts';
import type { ReplyInput, WrittenReview } from './review.schemas.ts';
import { concerns } from './sees-review.ts';

const replied: ReviewReplied['type'] = 'review.replied';

/**
 * The doctor answers, or the hospital for them; a later answer takes the place of the one before. The same again is done already,
 * whichever version was seen: the answer to the first time may have been lost.
 */
@Injectable()
export class ReplyToReview {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(caller: Caller, id: string, { text }: ReplyInput, seen?: number): Promise<WrittenReview> {
    return this.database.transaction(async (em) => {
      const review = await lockReview(em, id, (found) => concerns(caller, found));
      const stands = text === review.replyText;
      if (!stands) {
        requireVersion(seen, review.version);
      }
      requirePublished(review);
      const replyBy = caller.kind === 'person' && caller.role === 'doctor' ? 'doctor' : 'hospital';
      if (stands) {
        this.audit.unchanged('review.replied');
      } else {
        await requireOtherWords(em, id, text);
        const now = this.clock.now();
        Object.assign(review, { replyText: text, replyBy, repliedAt: now, replyRemovedReason: null });
        touch(review, now);
        const transaction = em.getKysely<never>();
        await this.outbox.publish(transaction, { type: replied, payload: reviewIds(review) });
        const { hospitalId } = review;
        await this.audit.write(transaction, {
          action: 'review.replied',
          id,
          hospitalId,
          details: { replyBy },
        });
      }
      return writtenReview(await writtenRow(em, caller, id), caller, 'hospital');
    });
  }
}

/** @throws {Refusal} `request.invalid` for an answer that an admin has taken down from this review */
async function requireOtherWords(em: EntityManager, reviewId: string, text: string): Promise<void> {
  const removals = await em.find(ReviewModeration, { reviewId, action: 'remove_reply' });
  if (removals.some(({ replyText }) => replyText != null && sameWords(replyText, text))) {
    const detail = 'This answer was taken down. Answer in other words.';
    throw new Refusal('request.invalid', { errors: [{ pointer: '/text', code: 'taken_down', detail }] });
  }
}
