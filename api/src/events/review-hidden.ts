import type { ReviewEventPayload } from './review-event.ts';

/** An admin has taken a review from the public and out of the figures. */
export interface ReviewHidden {
  type: 'review.hidden';
  payload: ReviewEventPayload;
}
