import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { ModerateReview } from './moderate-review.ts';
import { ModeratedReviews } from './moderated-reviews.ts';
import {
  type DismissalQuery,
  dismissalQuerySchema,
  type HidingInput,
  hidingInputSchema,
  type ModeratedReview,
  moderatedReviewPageSchema,
  moderatedReviewSchema,
  type ModeratedReviewsQuery,
  moderatedReviewsQuerySchema,
  type ReplyRemovalInput,
  replyRemovalInputSchema,
} from './moderation.schemas.ts';

const admins = { roles: ['admin'], scopes: [] } as const;
const id = z.uuid();

@ApiTags('Reviews')
@Controller('v1/admin/reviews')
export class ModerationController {
  constructor(
    @Inject(ModeratedReviews) private readonly reviews: ModeratedReviews,
    @Inject(ModerateReview) private readonly moderate: ModerateReview,
  ) {}

  @Get()
  @Access(admins)
  @ApiOperation({
    operationId: 'listModeratedReviews',
    summary: 'The queue of reported reviews, and all others',
  })
  @Returns(200, moderatedReviewPageSchema)
  @Problems('request.invalid')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: moderatedReviewsQuerySchema }) query: ModeratedReviewsQuery,
  ): Promise<Page<ModeratedReview>> {
    return this.reviews.list(caller, query);
  }

  @Get(':id')
  @Access(admins)
  @ApiOperation({
    operationId: 'getModeratedReview',
    summary: 'A review with its reports and every decision about it',
  })
  @Returns(200, moderatedReviewSchema)
  @Problems('not_found')
  one(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
  ): Promise<ModeratedReview> {
    return this.reviews.one(caller, reviewId);
  }

  @Post(':id/hiding')
  @Audited('review.hidden')
  @Idempotent()
  @Access(admins)
  @ApiOperation({
    operationId: 'hideReview',
    summary: 'Hide a review',
    description: 'It leaves the public and the figures of the doctor; open reports are settled by it.',
  })
  @Returns(200, moderatedReviewSchema)
  @Problems('not_found', 'conflict.version', 'reviews.hidden')
  hide(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: hidingInputSchema }) body: HidingInput,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<ModeratedReview> {
    return this.moderate.hide({ caller, id: reviewId, seen, once }, body);
  }

  @Delete(':id/hiding')
  @Audited('review.restored')
  @Access(admins)
  @ApiOperation({
    operationId: 'restoreReview',
    summary: 'Restore a hidden review',
    description: 'It stands in public again, and counts.',
  })
  @Returns(200, moderatedReviewSchema)
  @Problems('not_found', 'conflict.version', 'reviews.not_hidden')
  restore(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @IfMatch() seen?: number,
  ): Promise<ModeratedReview> {
    return this.moderate.restore({ caller, id: reviewId, seen });
  }

  @Post(':id/reply-removal')
  @Audited('review.reply_removed')
  @Idempotent()
  @Access(admins)
  @ApiOperation({
    operationId: 'removeReviewReply',
    summary: 'Take down the answer to a review',
    description:
      'The review stands and counts as before; its reports stay open. What was answered is kept for admins. Another answer may follow.',
  })
  @Returns(200, moderatedReviewSchema)
  @Problems('not_found', 'conflict.version', 'reviews.no_reply')
  removeReply(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: replyRemovalInputSchema }) body: ReplyRemovalInput,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<ModeratedReview> {
    return this.moderate.removeReply({ caller, id: reviewId, seen, once }, body);
  }

  @Delete(':id/reports')
  @Audited('review.reports_dismissed')
  @Access(admins)
  @ApiOperation({
    operationId: 'dismissReviewReports',
    summary: 'Settle the reports of a review that may stand',
    description: 'Those up to the newest that was looked at. They are kept, and leave the queue.',
  })
  @Returns(200, moderatedReviewSchema)
  @Problems('not_found', 'conflict.version')
  dismissReports(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) reviewId: string,
    @Query({ schema: dismissalQuerySchema }) query: DismissalQuery,
    @IfMatch() seen?: number,
  ): Promise<ModeratedReview> {
    return this.moderate.dismissReports({ caller, id: reviewId, seen }, query);
  }
}
