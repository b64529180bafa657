import { DisputeFileSchema } from './disputes/dispute-file.entity.ts';
import { DisputeMessageSchema } from './disputes/dispute-message.entity.ts';
import { DisputeStepSchema } from './disputes/dispute-step.entity.ts';
import { DisputeSchema } from './disputes/dispute.entity.ts';
import { ReviewModerationSchema } from './moderation/review-moderation.entity.ts';
import { ReviewReportSchema } from './moderation/review-report.entity.ts';
import { ReviewSchema } from './reviews/review.entity.ts';

export { CountUnsettled } from './figures/count-unsettled.ts';
export { FindOpenDisputes } from './figures/find-open-disputes.ts';
export { ReviewsModule } from './reviews.module.ts';

export const reviewsEntities = [
  ReviewSchema,
  ReviewReportSchema,
  ReviewModerationSchema,
  DisputeSchema,
  DisputeMessageSchema,
  DisputeFileSchema,
  DisputeStepSchema,
];
