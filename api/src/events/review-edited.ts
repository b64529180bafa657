import type { ReviewEventPayload } from './review-event.ts';

/** The patient has changed what they said, within the time for that. */
export interface ReviewEdited {
  type: 'review.edited';
  payload: ReviewEventPayload;
}
