import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import {
  type ReportAnswer,
  type ReportInput,
  reportInputSchema,
  reportSchema,
} from './moderation.schemas.ts';
import { ReportReview } from './report-review.ts';

@ApiTags('Reviews')
@Controller('v1/reviews/:id/reports')
export class ReportsController {
  constructor(@Inject(ReportReview) private readonly reportReview: ReportReview) {}

  @Post()
  @Audited('review.reported')
  @Limit('reviews')
  @Idempotent()
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'] })
  @ApiOperation({
    operationId: 'reportReview',
    summary: 'Report a review',
    description:
      'Once for each person, and again when it was decided and the review or its answer reads otherwise since. The review stands until an admin has decided.',
  })
  @Returns(201, reportSchema)
  @Problems('not_found', 'conflict.exists', 'reviews.hidden')
  report(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: reportInputSchema }) body: ReportInput,
    @OnceOnly() once?: Once,
  ): Promise<ReportAnswer> {
    return this.reportReview.run(caller, id, body, once);
  }
}
