import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReviewEventPayload } from '../../../events/review-event.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { readReview, type ReviewRow } from './review.queries.ts';
import { Review } from './review.entity.ts';

/** The review for a change, locked; `mine` says for whom it exists. */
export async function lockReview(
  em: EntityManager,
  id: string,
  mine: (review: Review) => boolean = () => true,
): Promise<Review> {
  const review = await em.findOne(Review, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!review || !mine(review)) {
    throw notFound();
  }
  return review;
}

/** A hidden review stands still until an admin restores it. */
export function requirePublished({ status }: Pick<Review, 'status'>): void {
  if (status === 'hidden') {
    throw new Refusal('reviews.hidden', {
      detail: 'A hidden review stands as it is until an admin restores it.',
    });
  }
}

/** Whoever saw it before has not seen this. */
export function touch(review: Review, now: Date): void {
  review.version += 1;
  review.updatedAt = now;
}

/** As it stands after what this transaction has written. */
export async function writtenRow(em: EntityManager, caller: Caller, id: string): Promise<ReviewRow> {
  await em.flush();
  const row = await readReview(em.getKysely<never>(), caller, id);
  if (!row) {
    throw new Error(`review ${id} is gone in the transaction that locked it`);
  }
  return row;
}

export function reviewIds(review: Review): ReviewEventPayload {
  const { id, appointmentId, hospitalId, doctorId, patientId, version } = review;
  return { reviewId: id, appointmentId, hospitalId, doctorId, patientId, version };
}
