import { Inject, Injectable } from '@nestjs/common';
import type { ReviewPublished } from '../../../events/review-published.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { DoctorRatings } from '../../doctors/index.ts';
import { reviewWindow } from '../rules/review-window.ts';
import { reviewIds, writtenRow } from './change-review.ts';
import { writtenReview } from './review-answer.ts';
import { Review } from './review.entity.ts';
import { readVisit, type Visit } from './review.queries.ts';
import type { NewReview, WrittenReview } from './review.schemas.ts';
import { isAuthor } from './sees-review.ts';

const published: ReviewPublished['type'] = 'review.published';

/** A patient says how a visit was. Of two who do so at once for one visit, the unique key lets one through. */
@Injectable()
export class WriteReview {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DoctorRatings) private readonly ratings: DoctorRatings,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(caller: Caller, appointmentId: string, input: NewReview, once?: Once): Promise<WrittenReview> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const visit = await readVisit(transaction, appointmentId);
      if (!visit || !isAuthor(caller, visit)) {
        throw notFound();
      }
      const now = this.clock.now();
      requireReviewable(visit, now);
      const { hospitalId, doctorId, patientId } = visit;
      const review = em.create(Review, {
        id: newId(),
        appointmentId,
        hospitalId,
        doctorId,
        patientId,
        rating: input.rating,
        text: input.text ?? null,
        status: 'published',
        createdAt: now,
        updatedAt: now,
      });
      await em.persist(review).flush();
      await this.ratings.change(transaction, doctorId, { sum: review.rating, count: 1 });
      await this.outbox.publish(transaction, { type: published, payload: reviewIds(review) });
      return writtenReview(await writtenRow(em, caller, review.id), caller, 'patient');
    });
  }
}

function requireReviewable({ completedAt, reviewDays, reviewId }: Visit, now: Date): void {
  if (reviewId !== null) {
    const detail = 'The visit has its review; it can be changed for two days.';
    throw new Refusal('conflict.exists', { detail, reviewId });
  }
  switch (
    reviewWindow({ completedAt: completedAt === null ? null : new Date(completedAt), reviewDays }, now)
  ) {
    case 'not_completed':
      throw new Refusal('reviews.not_completed', { detail: 'A visit can be reviewed once it is completed.' });
    case 'too_late':
      throw new Refusal('reviews.too_late', {
        detail: `A visit can be reviewed for ${reviewDays} days after it.`,
      });
    case 'open':
  }
}
