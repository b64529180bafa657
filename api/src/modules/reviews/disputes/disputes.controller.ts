import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import {
  type DisputeAnswer,
  type DisputeDetail,
  disputeDetailSchema,
  disputePageSchema,
  type DisputesQuery,
  disputesQuerySchema,
  type NewDispute,
  newDisputeSchema,
} from './dispute.schemas.ts';
import { OpenDispute } from './open-dispute.ts';
import { ReadDisputes } from './read-disputes.ts';

const sides = { roles: ['patient', 'staff', 'admin'] } as const;

/** Complaints: opened by patients, seen by both sides and the admins. */
@ApiTags('Disputes')
@Controller('v1/disputes')
export class DisputesController {
  constructor(
    @Inject(OpenDispute) private readonly openDispute: OpenDispute,
    @Inject(ReadDisputes) private readonly disputes: ReadDisputes,
  ) {}

  @Post()
  @Limit('disputes')
  @Idempotent()
  @Access({ roles: ['patient'] })
  @ApiOperation({
    operationId: 'openDispute',
    summary: 'Complain about a visit or its money',
    description:
      'By its patient, until as many days after the visit as the accepted policy says; one open dispute an appointment. The hospital is asked to answer, an admin decides.',
  })
  @Returns(201, disputeDetailSchema)
  @Problems('not_found', 'conflict.exists', 'disputes.too_early', 'disputes.too_late')
  open(
    @CurrentCaller() caller: Caller,
    @Body({ schema: newDisputeSchema }) body: NewDispute,
    @OnceOnly() once?: Once,
  ): Promise<DisputeDetail> {
    return this.openDispute.run(caller, body, once);
  }

  @Get()
  @Audited('dispute.read')
  @Access(sides)
  @ApiOperation({
    operationId: 'listDisputes',
    summary: 'List disputes, the newest first',
    description: 'A patient’s own, those of a hospital for its staff, all for admins.',
  })
  @Returns(200, disputePageSchema)
  @Problems('not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: disputesQuerySchema }) query: DisputesQuery,
  ): Promise<Page<DisputeAnswer>> {
    return this.disputes.list(caller, query);
  }

  @Get(':id')
  @Audited('dispute.read')
  @Access(sides)
  @ApiOperation({
    operationId: 'getDispute',
    summary: 'A dispute with its messages, files and timeline',
    description: 'Internal notes are for admins; the patient’s sign-ins for the patient and admins.',
  })
  @Returns(200, disputeDetailSchema)
  @Problems('not_found')
  one(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<DisputeDetail> {
    return this.disputes.one(caller, id);
  }
}
