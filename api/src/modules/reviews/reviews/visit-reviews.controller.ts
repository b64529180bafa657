import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { ReadReviews } from './read-reviews.ts';
import {
  type HospitalReviewsQuery,
  hospitalReviewsQuerySchema,
  type NewReview,
  newReviewSchema,
  type ReviewAnswer,
  reviewPageSchema,
  reviewSchema,
  type ReviewsQuery,
  reviewsQuerySchema,
  type WrittenReview,
  writtenReviewSchema,
} from './review.schemas.ts';
import { WriteReview } from './write-review.ts';

const id = z.uuid();

/** Reviews where they come from and where they are read: at the visit, at the doctor, and at the hospital. */
@ApiTags('Reviews')
@Controller('v1')
export class VisitReviewsController {
  constructor(
    @Inject(WriteReview) private readonly writeReview: WriteReview,
    @Inject(ReadReviews) private readonly reviews: ReadReviews,
  ) {}

  @Post('appointments/:id/review')
  @Limit('reviews')
  @Idempotent()
  @Access({ roles: ['patient'] })
  @ApiOperation({
    operationId: 'reviewAppointment',
    summary: 'Review a visit',
    description:
      'By its patient, once, after its completion, within the days of the accepted policy. Published at once, under the first name and an initial.',
  })
  @Returns(201, writtenReviewSchema)
  @Problems('not_found', 'conflict.exists', 'reviews.not_completed', 'reviews.too_late')
  write(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) appointmentId: string,
    @Body({ schema: newReviewSchema }) body: NewReview,
    @OnceOnly() once?: Once,
  ): Promise<WrittenReview> {
    return this.writeReview.run(caller, appointmentId, body, once);
  }

  @Get('appointments/:id/review')
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:read'] })
  @ApiOperation({ operationId: 'getAppointmentReview', summary: 'Read the review of a visit' })
  @Returns(200, reviewSchema)
  @Problems('not_found')
  ofAppointment(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) appointmentId: string,
  ): Promise<ReviewAnswer> {
    return this.reviews.ofAppointment(caller, appointmentId);
  }

  @Get('doctors/:id/reviews')
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({
    operationId: 'listDoctorReviews',
    summary: 'List the reviews of a doctor',
    description: 'The published ones, newest first. They are what the `rating` of the doctor is made of.',
  })
  @Returns(200, reviewPageSchema)
  @Problems('not_found', 'request.invalid')
  ofDoctor(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) doctorId: string,
    @Query({ schema: reviewsQuerySchema }) query: ReviewsQuery,
  ): Promise<Page<ReviewAnswer>> {
    return this.reviews.ofDoctor(caller, doctorId, query);
  }

  @Get('hospitals/:id/reviews')
  @Access({ roles: ['staff', 'admin'] })
  @ApiOperation({
    operationId: 'listHospitalReviews',
    summary: 'List the reviews of all doctors of a hospital',
    description:
      'The published ones, newest first, for its own people to answer or report: of doctors who are not bookable too.',
  })
  @Returns(200, reviewPageSchema)
  @Problems('not_found', 'request.invalid')
  ofHospital(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) hospitalId: string,
    @Query({ schema: hospitalReviewsQuerySchema }) query: HospitalReviewsQuery,
  ): Promise<Page<ReviewAnswer>> {
    return this.reviews.ofHospital(caller, hospitalId, query);
  }
}
