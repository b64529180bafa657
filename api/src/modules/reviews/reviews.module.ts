import { Module } from '@nestjs/common';
import { DoctorsModule } from '../doctors/index.ts';
import { ModerateReview } from './moderation/moderate-review.ts';
import { ModeratedReviews } from './moderation/moderated-reviews.ts';
import { ModerationController } from './moderation/moderation.controller.ts';
import { ReportReview } from './moderation/report-review.ts';
import { ReportsController } from './moderation/reports.controller.ts';
import { RecountRatings } from './ratings/recount-ratings.ts';
import { ReviewMetrics } from './ratings/review-metrics.ts';
import { EditReview } from './reviews/edit-review.ts';
import { ReadReviews } from './reviews/read-reviews.ts';
import { ReplyToReview } from './reviews/reply-to-review.ts';
import { ReviewsController } from './reviews/reviews.controller.ts';
import { VisitReviewsController } from './reviews/visit-reviews.controller.ts';
import { WriteReview } from './reviews/write-review.ts';

@Module({
  imports: [DoctorsModule],
  controllers: [VisitReviewsController, ReviewsController, ReportsController, ModerationController],
  providers: [
    WriteReview,
    EditReview,
    ReplyToReview,
    ReadReviews,
    ReportReview,
    ModerateReview,
    ModeratedReviews,
    ReviewMetrics,
    RecountRatings,
  ],
})
export class ReviewsModule {}
