import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
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
import { ChangeRefund } from './change-refund.ts';
import { ReadRefunds } from './read-refunds.ts';
import {
  type RefundAnswer,
  type RefundBody,
  refundBody,
  refundPage,
  type RefundQuery,
  refundQuery,
  refundSchema,
} from './refund.schemas.ts';
import { RequestRefund } from './request-refund.ts';

/** Money back, beyond what the rules return by themselves. */
@ApiTags('Payments')
@Controller('v1')
export class RefundsController {
  constructor(
    @Inject(RequestRefund) private readonly requestRefund: RequestRefund,
    @Inject(ReadRefunds) private readonly readRefunds: ReadRefunds,
    @Inject(ChangeRefund) private readonly changeRefund: ChangeRefund,
  ) {}

  @Post('payments/:id/refunds')
  @Audited('refund.requested')
  @Idempotent()
  @Access({ roles: ['staff', 'admin'], scopes: ['payments:write'] })
  @ApiOperation({
    operationId: 'refundPayment',
    summary: 'Return money of a payment',
    description:
      'A part, or all that is left of it; never more than was paid, however many ask at once. It is owed from now on and `pending` until it has left: ' +
      'by itself to the card it came from, or with `settleRefund` at the desk where it was taken.',
  })
  @Returns(201, refundSchema, 'The refund, `pending`.')
  @Problems('not_found', 'payments.refund_exceeds_payment')
  request(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: refundBody }) body: RefundBody,
    @OnceOnly() once?: Once,
  ): Promise<RefundAnswer> {
    return this.requestRefund.request(caller, id, body, once);
  }

  @Get('refunds')
  @Access({ roles: ['staff', 'admin'], scopes: ['payments:read'] })
  @ApiOperation({
    operationId: 'listRefunds',
    summary: 'List refunds, the newest first',
    description:
      '`status=failed` are those somebody has to look at; `channel=desk&status=pending` those a desk still has to hand out.',
  })
  @Returns(200, refundPage)
  @Problems('not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: refundQuery }) query: RefundQuery,
  ): Promise<Page<RefundAnswer>> {
    return this.readRefunds.list(caller, query);
  }

  @Post('refunds/:id/retry')
  @Audited('refund.retried')
  @Idempotent()
  @Access({ roles: ['admin'] })
  @ApiOperation({
    operationId: 'retryRefund',
    summary: 'Try a refund again that has failed',
    description: 'One further attempt. Nothing more is owed by it: a failed refund was owed all the time.',
  })
  @Returns(200, refundSchema, 'The refund, `pending` again.')
  @Problems('not_found', 'conflict.version', 'payments.refund_not_open')
  retry(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<RefundAnswer> {
    return this.changeRefund.retry({ caller, id, seen, once });
  }

  @Post('refunds/:id/settlement')
  @Audited('refund.settled')
  @Idempotent()
  @Access({ roles: ['staff', 'admin'], scopes: ['payments:write'] })
  @ApiOperation({
    operationId: 'settleRefund',
    summary: 'Say that a refund was handed out at the desk',
    description: 'One of money that was taken there, or one that has failed: then it counts as the desk’s.',
  })
  @Returns(200, refundSchema, 'The refund, `succeeded`.')
  @Problems('not_found', 'conflict.version', 'payments.refund_not_open')
  settle(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<RefundAnswer> {
    return this.changeRefund.settle({ caller, id, seen, once });
  }
}
