import type { ReviewEventPayload } from './review-event.ts';

/** A patient has reviewed a visit. */
export interface ReviewPublished {
  type: 'review.published';
  payload: ReviewEventPayload;
}
