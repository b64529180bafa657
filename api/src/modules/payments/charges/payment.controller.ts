import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { PayAppointment } from './pay-appointment.ts';
import { type Checkout, checkoutSchema, type PaymentBody, paymentBody } from './payment.schemas.ts';
import { ReadCheckout } from './read-checkout.ts';

const answeredBy = [
  'not_found',
  'payments.nothing_to_pay',
  'payments.not_chargeable',
  'payments.provider_unavailable',
] as const;

/** Paying online for an appointment. */
@ApiTags('Payments')
@Controller('v1/appointments/:id/payment')
export class PaymentController {
  constructor(
    @Inject(ReadCheckout) private readonly readCheckout: ReadCheckout,
    @Inject(PayAppointment) private readonly payAppointment: PayAppointment,
  ) {}

  @Get()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'getCheckout',
    summary: 'Read what is needed to pay',
    description:
      'For the patient’s browser: Stripe.js pays with `clientSecret` and `publishableKey`. The same as in the answer of the booking, as it stands now.',
  })
  @Returns(200, checkoutSchema, 'What is to be paid, and how far it has come.')
  @Problems(...answeredBy)
  read(@CurrentCaller() caller: Caller, @Param('id', { schema: z.uuid() }) id: string): Promise<Checkout> {
    return this.readCheckout.read(caller, id);
  }

  @Post()
  @Audited('appointment.payment_attempted')
  @Limit('bookings')
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'payAppointment',
    summary: 'Pay with a PaymentMethod by its id',
    description:
      'Instead of confirming in the browser. `succeeded`: the money has come and the appointment is `confirmed`, or a full refund is on its way ' +
      'when the time went to somebody else meanwhile. A hold that has lapsed is still paid for while its time is free; after that the answer is ' +
      '`scheduling.hold_expired`, and nothing is charged. `requires_action`: send the patient to `nextActionUrl`, or let Stripe.js handle it with ' +
      '`clientSecret`. A repeated request is answered without these two: `GET` has them. After `payments.declined` another card may be tried.',
  })
  @Returns(200, checkoutSchema, '`succeeded`, `requires_action`, or `processing` at the bank.')
  @Problems(...answeredBy, 'payments.declined', 'scheduling.hold_expired')
  pay(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: paymentBody }) body: PaymentBody,
    @OnceOnly() once?: Once,
  ): Promise<Checkout> {
    return this.payAppointment.pay(caller, id, body, once);
  }
}
