import { ReviewModerationSchema } from './moderation/review-moderation.entity.ts';
import { ReviewReportSchema } from './moderation/review-report.entity.ts';
import { ReviewSchema } from './reviews/review.entity.ts';

export { ReviewsModule } from './reviews.module.ts';

export const reviewsEntities = [ReviewSchema, ReviewReportSchema, ReviewModerationSchema];
