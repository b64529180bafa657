import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import {
  type PaymentAnswer,
  type PaymentDetail,
  paymentDetailSchema,
  paymentPage,
  type PaymentQuery,
  paymentQuery,
} from './payment-list.schemas.ts';
import { ReadPayments } from './read-payments.ts';

const readers = { roles: ['staff', 'admin'], scopes: ['payments:read'] } as const;

@ApiTags('Payments')
@Controller('v1/payments')
export class PaymentsController {
  constructor(@Inject(ReadPayments) private readonly payments: ReadPayments) {}

  @Get()
  @Access(readers)
  @ApiOperation({
    operationId: 'listPayments',
    summary: 'List payments with the platform’s fee and the hospital’s share',
    description:
      'In the order they were begun. `from` and `to` are about that moment too, not about when the money came.',
  })
  @Returns(200, paymentPage)
  @Problems('request.invalid', 'not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: paymentQuery }) query: PaymentQuery,
  ): Promise<Page<PaymentAnswer>> {
    return this.payments.list(caller, query);
  }

  @Get(':id')
  @Access(readers)
  @ApiOperation({ operationId: 'getPayment', summary: 'Get a payment with its refunds' })
  @Returns(200, paymentDetailSchema)
  @Problems('request.invalid', 'not_found')
  one(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<PaymentDetail> {
    return this.payments.one(caller, id);
  }
}
