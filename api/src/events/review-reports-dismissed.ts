import type { ReviewEventPayload } from './review-event.ts';

/** An admin has looked at the reports of a review and let it stand. */
export interface ReviewReportsDismissed {
  type: 'review.reports_dismissed';
  payload: ReviewEventPayload;
}
