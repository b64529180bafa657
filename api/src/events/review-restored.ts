import type { ReviewEventPayload } from './review-event.ts';

/** A hidden review stands in public again, and counts. */
export interface ReviewRestored {
  type: 'review.restored';
  payload: ReviewEventPayload;
}
