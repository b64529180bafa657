import { Body, Controller, Get, Inject, Param, Patch, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { EditReview } from './edit-review.ts';
import { ReadReviews } from './read-reviews.ts';
import { ReplyToReview } from './reply-to-review.ts';
import {
  type ReplyInput,
  replyInputSchema,
  type ReviewAnswer,
  type ReviewChanges,
  reviewChangesSchema,
  reviewSchema,
  type WrittenReview,
  writtenReviewSchema,
} from './review.schemas.ts';

const id = z.uuid();

@ApiTags('Reviews')
@Controller('v1/reviews/:id')
export class ReviewsController {
  constructor(
    @Inject(ReadReviews) private readonly reviews: ReadReviews,
    @Inject(EditReview) private readonly editReview: EditReview,
    @Inject(ReplyToReview) private readonly replyToReview: ReplyToReview,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({
    operationId: 'getReview',
    summary: 'Read one review',
    description:
      'Published ones for everybody; hidden ones for the author, the doctor, the hospital and admins.',
  })
  @Returns(200, reviewSchema)
  @Problems('not_found')
  one(@CurrentCaller() caller: Caller, @Param('id', { schema: id }) reviewId: string): Promise<ReviewAnswer> {
    return this.reviews.one(caller, reviewId);
  }

  @Patch()
  @Limit('reviews')
  @Access({ roles: ['patient'] })
  @ApiOperation({
    operationId: 'editReview',
    summary: 'Change one’s own review',
    description: 'For 48 hours after it was written, unless it is hidden.',
  })
  @Returns(200, writtenReviewSchema)
  @Problems('not_found', 'conflict.version', 'reviews.too_late', 'reviews.hidden')
  edit(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: reviewChangesSchema }) body: ReviewChanges,
    @IfMatch() seen?: number,
  ): Promise<WrittenReview> {
    return this.editReview.run(caller, reviewId, body, seen);
  }

  @Put('reply')
  @Audited('review.replied')
  @Limit('reviews')
  @Access({ roles: ['doctor', 'staff'] })
  @ApiOperation({
    operationId: 'replyToReview',
    summary: 'Answer a review',
    description:
      'By the doctor, or by staff of the hospital for them. Takes the place of the answer before. One that was taken down is not put back.',
  })
  @Returns(200, writtenReviewSchema)
  @Problems('not_found', 'conflict.version', 'reviews.hidden')
  reply(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: replyInputSchema }) body: ReplyInput,
    @IfMatch() seen?: number,
  ): Promise<WrittenReview> {
    return this.replyToReview.run(caller, reviewId, body, seen);
  }
}
