import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReviewReportsDismissed } from '../../../events/review-reports-dismissed.ts';
import type { ReviewHidden } from '../../../events/review-hidden.ts';
import type { ReviewReplyRemoved } from '../../../events/review-reply-removed.ts';
import type { ReviewRestored } from '../../../events/review-restored.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import type { AuditEntry } from '../../../platform/audit/audit-entry.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import type { AuditAction } from '../../../values/audit-actions.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { DoctorRatings } from '../../doctors/index.ts';
import { lockReview, requirePublished, reviewIds, touch, writtenRow } from '../reviews/change-review.ts';
import type { Objection, Review } from '../reviews/review.entity.ts';
import { ModeratedReviews } from './moderated-reviews.ts';
import type {
  DismissalQuery,
  HidingInput,
  ModeratedReview,
  ReplyRemovalInput,
} from './moderation.schemas.ts';
import { type ModerationAction, ReviewModeration } from './review-moderation.entity.ts';
import { ReviewReport } from './review-report.entity.ts';

const hidden: ReviewHidden['type'] = 'review.hidden';
const restored: ReviewRestored['type'] = 'review.restored';
const replyRemoved: ReviewReplyRemoved['type'] = 'review.reply_removed';
const dismissed: ReviewReportsDismissed['type'] = 'review.reports_dismissed';

/** One decision: by whom, about which review, the version they looked at. */
export interface Decision {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once?: Once | undefined;
}

type Change = (em: EntityManager, review: Review, now: Date) => Promise<void>;

interface Verdict {
  action: ModerationAction;
  reason?: Objection | null;
  note?: string | undefined;
  replyText?: string;
}

/** An admin decides about a review or the answer to it. Every decision is kept, and moves the doctor's figures with it. */
@Injectable()
export class ModerateReview {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(DoctorRatings) private readonly ratings: DoctorRatings,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ModeratedReviews) private readonly reviews: ModeratedReviews,
  ) {}

  hide(decision: Decision, { reason, note }: HidingInput): Promise<ModeratedReview> {
    return this.decide(decision, async (em, review, now) => {
      requirePublished(review);
      this.record(em, decision, review, { action: 'hide', reason, note });
      await settleReports(em, review, now);
      Object.assign(review, { status: 'hidden', hiddenReason: reason });
      touch(review, now);
      await em.flush();
      const transaction = em.getKysely<never>();
      await this.ratings.change(transaction, review.doctorId, { sum: -review.rating, count: -1 });
      await this.outbox.publish(transaction, { type: hidden, payload: reviewIds(review) });
      await this.audit.write(transaction, {
        ...about('review.hidden', review),
        details: { reasonCode: reason },
      });
    });
  }

  /** Who has restored it and sends that again, because no answer came, is answered: nothing happens a second time. */
  restore(decision: Decision): Promise<ModeratedReview> {
    const change: Change = async (em, review, now) => {
      if (review.status !== 'hidden') {
        throw new Refusal('reviews.not_hidden');
      }
      this.record(em, decision, review, { action: 'restore' });
      Object.assign(review, { status: 'published', hiddenReason: null });
      touch(review, now);
      await em.flush();
      const transaction = em.getKysely<never>();
      await this.ratings.change(transaction, review.doctorId, { sum: review.rating, count: 1 });
      await this.outbox.publish(transaction, { type: restored, payload: reviewIds(review) });
      await this.audit.write(transaction, about('review.restored', review));
    };
    return this.decide(decision, change, async (em, review) => {
      const isDone = await isRestoredBy(em, review, decision);
      if (isDone) {
        this.audit.unchanged('review.restored');
      }
      return isDone;
    });
  }

  /**
   * The answer leaves the public, the review stays in the figures. Reports are left open: whether they were about the answer alone is
   * for whoever decides about the review. Those who answered may do so again, in other words: `ReplyToReview` sees to it.
   */
  removeReply(decision: Decision, { reason, note }: ReplyRemovalInput): Promise<ModeratedReview> {
    return this.decide(decision, async (em, review, now) => {
      const { replyText, replyBy } = review;
      if (replyText == null) {
        throw new Refusal('reviews.no_reply');
      }
      this.record(em, decision, review, { action: 'remove_reply', reason, note, replyText });
      Object.assign(review, {
        replyText: null,
        replyBy: null,
        repliedAt: null,
        replyRemovedReason: reason,
      });
      touch(review, now);
      const transaction = em.getKysely<never>();
      await this.outbox.publish(transaction, { type: replyRemoved, payload: reviewIds(review) });
      await this.audit.write(transaction, {
        ...about('review.reply_removed', review),
        details: { reasonCode: reason, replyBy },
      });
    });
  }

  /** The reports that were looked at are answered and the review stands. Where none of them is open, nothing happens. */
  dismissReports(decision: Decision, { upTo }: DismissalQuery): Promise<ModeratedReview> {
    return this.decide(decision, async (em, review, now) => {
      if ((await settleReports(em, review, now, upTo)) === 0) {
        this.audit.unchanged('review.reports_dismissed');
        return;
      }
      this.record(em, decision, review, { action: 'dismiss_reports' });
      const transaction = em.getKysely<never>();
      await this.outbox.publish(transaction, { type: dismissed, payload: reviewIds(review) });
      await this.audit.write(transaction, about('review.reports_dismissed', review));
    });
  }

  private decide(
    { caller, id, seen, once }: Decision,
    change: Change,
    isDone: (em: EntityManager, review: Review) => Promise<boolean> = async () => false,
  ): Promise<ModeratedReview> {
    return this.transactions.run(once, async (em) => {
      const review = await lockReview(em, id);
      if (!(await isDone(em, review))) {
        requireVersion(seen, review.version);
        await change(em, review, this.clock.now());
      }
      const row = await writtenRow(em, caller, id);
      const [answer] = await this.reviews.answers(em, [row], caller);
      return answer!;
    });
  }

  private record(
    em: EntityManager,
    { caller }: Decision,
    { id, rating, text }: Review,
    { action, reason = null, note, replyText }: Verdict,
  ): void {
    const entry = em.create(ReviewModeration, {
      id: newId(),
      reviewId: id,
      action,
      reason,
      note: note === undefined ? null : this.sealedBox.seal(note),
      actor: actorOf(caller),
      rating,
      text,
      replyText: replyText ?? null,
      at: this.clock.now(),
    });
    em.persist(entry);
  }
}

/** Whether the last that was decided is this very restoring, of the version that is named. */
async function isRestoredBy(em: EntityManager, review: Review, { caller, seen }: Decision): Promise<boolean> {
  if (review.status !== 'published' || seen !== review.version - 1) {
    return false;
  }
  const last = await em.findOne(
    ReviewModeration,
    { reviewId: review.id },
    { orderBy: { at: 'desc', id: 'desc' } },
  );
  return last?.action === 'restore' && last.actor === actorOf(caller);
}

/** How many of the open reports are settled; those made after the newest that was seen wait on, as does the review for their sake. */
async function settleReports(em: EntityManager, review: Review, now: Date, upTo?: string): Promise<number> {
  const open = { reviewId: review.id, settledAt: null };
  const seen =
    upTo === undefined ? open : { ...open, createdAt: { $lte: await writtenAt(em, review, upTo) } };
  const settled = await em.nativeUpdate(ReviewReport, seen, { settledAt: now });
  const oldest = await em.findOne(ReviewReport, open, { orderBy: { createdAt: 'asc', id: 'asc' } });
  review.reportedAt = oldest?.createdAt ?? null;
  return settled;
}

/** The reports of a review are written one after the other, behind its lock, each with a later instant. */
async function writtenAt(em: EntityManager, { id: reviewId }: Review, id: string): Promise<Date> {
  const report = await em.findOne(ReviewReport, { id, reviewId });
  if (report === null) {
    const fault = { pointer: '/upTo', code: 'unknown', detail: 'Not a report of this review.' };
    throw new Refusal('request.invalid', { errors: [{ ...fault, in: 'query' }] });
  }
  return report.createdAt;
}

function about(action: AuditAction, { id, hospitalId }: Review): AuditEntry {
  return { action, id, hospitalId };
}
