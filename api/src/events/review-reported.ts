import type { ReviewEventPayload } from './review-event.ts';

/** Somebody holds that a review should not stand; an admin looks. */
export interface ReviewReported {
  type: 'review.reported';
  payload: ReviewEventPayload;
}
