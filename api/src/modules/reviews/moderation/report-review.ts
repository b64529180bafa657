import { Inject, Injectable } from '@nestjs/common';
import type { ReviewReported } from '../../../events/review-reported.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { lockReview, requirePublished, reviewIds } from '../reviews/change-review.ts';
import type { Review } from '../reviews/review.entity.ts';
import { readReview } from '../reviews/review.queries.ts';
import { seesReview } from '../reviews/sees-review.ts';
import type { ReportAnswer, ReportInput } from './moderation.schemas.ts';
import { ReviewReport } from './review-report.entity.ts';

const reported: ReviewReported['type'] = 'review.reported';

/**
 * Anybody who is signed in may say, once, that a review should not stand; again when an admin has decided and other words are there
 * since. It stands until an admin has decided.
 */
@Injectable()
export class ReportReview {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(caller: Caller, id: string, { reason, note }: ReportInput, once?: Once): Promise<ReportAnswer> {
    return this.transactions.run(once, async (em) => {
      const row = await readReview(em.getKysely<never>(), caller, id);
      if (caller.kind !== 'person' || !row || !seesReview(caller, row)) {
        throw notFound();
      }
      const review = await lockReview(em, id);
      requirePublished(review);
      requireNew(await em.find(ReviewReport, { reviewId: id, reporterId: caller.accountId }), review);
      const newest = await em.findOne(ReviewReport, { reviewId: id }, { orderBy: { createdAt: 'desc' } });
      const now = after(newest, this.clock.now());
      const report = em.create(ReviewReport, {
        id: newId(),
        reviewId: id,
        reporterId: caller.accountId,
        reporterRole: caller.role,
        reason,
        note: note === undefined ? null : this.sealedBox.seal(note),
        rating: review.rating,
        text: review.text,
        replyText: review.replyText,
        createdAt: now,
      });
      em.persist(report);
      review.reportedAt ??= now;
      await this.outbox.publish(em.getKysely<never>(), { type: reported, payload: reviewIds(review) });
      await em.flush();
      const { hospitalId } = review;
      const details = { reportId: report.id, reasonCode: reason };
      await this.audit.write(em.getKysely<never>(), { action: 'review.reported', id, hospitalId, details });
      return { id: report.id, reviewId: id, reason, createdAt: now.toISOString() };
    });
  }
}

/** @throws {Refusal} `conflict.exists` while a report of theirs is open, or about what they have reported as it stands */
function requireNew(own: readonly ReviewReport[], { rating, text, replyText }: Review): void {
  if (own.some(({ settledAt }) => settledAt == null)) {
    throw new Refusal('conflict.exists', { detail: 'You have reported it before.' });
  }
  const isAboutThis = (report: ReviewReport) =>
    report.rating === rating &&
    (report.text ?? null) === (text ?? null) &&
    (report.replyText ?? null) === (replyText ?? null);
  if (own.some(isAboutThis)) {
    throw new Refusal('conflict.exists', { detail: 'You have reported it before, and it was decided.' });
  }
}

/** A report is younger than those before it, whatever the clocks of two processes say: so an admin knows which ones they saw. */
function after(newest: ReviewReport | null, now: Date): Date {
  return new Date(Math.max(now.getTime(), newest === null ? 0 : newest.createdAt.getTime() + 1));
}
