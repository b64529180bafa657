import { Module } from '@nestjs/common';
import { DoctorsModule } from '../doctors/index.ts';
import { PaymentsModule } from '../payments/index.ts';
import { AssignDispute } from './disputes/assign-dispute.ts';
import { DisputeAnswers } from './disputes/dispute-answers.ts';
import { DisputeFilesController } from './disputes/dispute-files.controller.ts';
import { DisputeStepsController } from './disputes/dispute-steps.controller.ts';
import { DisputesController } from './disputes/disputes.controller.ts';
import { HandInFile } from './disputes/hand-in-file.ts';
import { LapseReplies } from './disputes/lapse-replies.ts';
import { LostFiles } from './disputes/lost-files.ts';
import { OpenDispute } from './disputes/open-dispute.ts';
import { ReadDisputes } from './disputes/read-disputes.ts';
import { ReadFile } from './disputes/read-file.ts';
import { ResolveDispute } from './disputes/resolve-dispute.ts';
import { WriteMessage } from './disputes/write-message.ts';
import { CountUnsettled } from './figures/count-unsettled.ts';
import { FindOpenDisputes } from './figures/find-open-disputes.ts';
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
  imports: [DoctorsModule, PaymentsModule],
  controllers: [
    VisitReviewsController,
    ReviewsController,
    ReportsController,
    ModerationController,
    DisputesController,
    DisputeStepsController,
    DisputeFilesController,
  ],
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
    DisputeAnswers,
    OpenDispute,
    ReadDisputes,
    WriteMessage,
    AssignDispute,
    ResolveDispute,
    HandInFile,
    ReadFile,
    LostFiles,
    LapseReplies,
    CountUnsettled,
    FindOpenDisputes,
  ],
  exports: [CountUnsettled, FindOpenDisputes],
})
export class ReviewsModule {}
