import type { ReviewEventPayload } from './review-event.ts';

/** The doctor, or the hospital for them, has answered a review. */
export interface ReviewReplied {
  type: 'review.replied';
  payload: ReviewEventPayload;
}
