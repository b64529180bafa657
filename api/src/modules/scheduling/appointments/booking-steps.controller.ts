import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { type AppointmentAnswer, appointmentSchema } from './appointment.schemas.ts';
import { CancelAppointment } from './cancel-appointment.ts';
import { ConfirmAppointment } from './confirm-appointment.ts';
import { ExtendHold } from './extend-hold.ts';
import {
  type CancellationBody,
  cancellationBody,
  type CancellationQuote,
  cancellationQuoteSchema,
  type ConfirmationBody,
  confirmationBody,
} from './step.schemas.ts';

/** What becomes of a booking before the day. */
@ApiTags('Appointments')
@Controller('v1/appointments/:id')
export class BookingStepsController {
  constructor(
    @Inject(CancelAppointment) private readonly cancelAppointment: CancelAppointment,
    @Inject(ConfirmAppointment) private readonly confirmAppointment: ConfirmAppointment,
    @Inject(ExtendHold) private readonly extendHold: ExtendHold,
  ) {}

  @Get('cancellation-quote')
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:read'] })
  @ApiOperation({
    operationId: 'getCancellationQuote',
    summary: 'What cancelling would return',
    description:
      'To the caller, at this moment, by the policy accepted with the booking: a patient’s own cancellation returns more the earlier it comes, ' +
      'one by the other side returns everything.',
  })
  @Returns(200, cancellationQuoteSchema, 'What was paid, and what would go back.')
  @Problems('not_found', 'scheduling.not_cancellable')
  quote(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<CancellationQuote> {
    return this.cancelAppointment.quote(caller, id);
  }

  @Post('cancellation')
  @Audited('appointment.cancelled')
  @Idempotent()
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'cancelAppointment',
    summary: 'Cancel an appointment',
    description:
      'Before it begins, while it is `held` or `confirmed`. Its slots are free again at once, and what the accepted policy returns of the money ' +
      'is on its way back: `cancellation.refund`.',
  })
  @Returns(200, appointmentSchema, 'The appointment, `cancelled`.')
  @Problems('not_found', 'conflict.version', 'scheduling.not_cancellable')
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @Body({ schema: cancellationBody }) body: CancellationBody,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.cancelAppointment.cancel({ caller, id, seen, once }, body);
  }

  @Post('confirmation')
  @Audited('appointment.confirmed', 'appointment.payment_taken')
  @Idempotent()
  @Access({ roles: ['staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'confirmAppointment',
    summary: 'The desk took the payment: confirm a held appointment, or settle what is due at the visit',
    description:
      'The payment is recorded with who took it and when, and has its place in the receipt; what waited to be paid online is withdrawn. ' +
      'A hold that has lapsed can still be confirmed before the visit begins, as long as nobody else took the time; after that the answer is `scheduling.hold_expired`. ' +
      'A visit that is paid at the visit is confirmed already: for it, what is still due of the fee is recorded, once; its status stays.',
  })
  @Returns(200, appointmentSchema, 'The appointment, `confirmed`, or as it was and paid.')
  @Problems('not_found', 'conflict.version', 'scheduling.hold_expired', 'scheduling.invalid_transition')
  confirm(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @Body({ schema: confirmationBody }) body: ConfirmationBody,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.confirmAppointment.confirm({ caller, id, seen, once }, body);
  }

  @Post('hold-extension')
  @Audited('appointment.hold_extended')
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'extendHold',
    summary: 'Keep the slot a little longer',
    description: 'Once, by the length of a hold, counted from where it would have ended.',
  })
  @Returns(200, appointmentSchema, 'The appointment with its new `holdExpiresAt`.')
  @Problems('not_found', 'conflict.version', 'scheduling.hold_expired', 'scheduling.invalid_transition')
  extend(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.extendHold.extend({ caller, id, seen, once });
  }
}
