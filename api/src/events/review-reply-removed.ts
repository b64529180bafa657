import type { ReviewEventPayload } from './review-event.ts';

/** An admin has taken down the answer to a review; the review stands. */
export interface ReviewReplyRemoved {
  type: 'review.reply_removed';
  payload: ReviewEventPayload;
}
