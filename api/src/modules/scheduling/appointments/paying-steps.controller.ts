import { Body, Controller, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import {
  type AppointmentAnswer,
  appointmentSchema,
  type BookingBody,
  bookingBody,
} from './appointment.schemas.ts';
import { AttachCheckout } from './attach-checkout.interceptor.ts';
import { BookAppointment } from './book-appointment.ts';
import { RescheduleAppointment } from './reschedule-appointment.ts';
import { type ReschedulingBody, reschedulingBody } from './step.schemas.ts';

/** What may begin a payment. */
@ApiTags('Appointments')
@Controller('v1/appointments')
@UseInterceptors(AttachCheckout)
export class PayingStepsController {
  constructor(
    @Inject(BookAppointment) private readonly bookAppointment: BookAppointment,
    @Inject(RescheduleAppointment) private readonly rescheduleAppointment: RescheduleAppointment,
  ) {}

  @Post()
  @Audited('appointment.booked')
  @Limit('bookings')
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'bookAppointment',
    summary: 'Book a free slot',
    description:
      'Exactly one of those who want a slot at the same moment gets it; the others get `scheduling.slot_taken` at once, with `alternatives`. ' +
      'A visit longer than the slot takes the slots that follow it, all or none. When the fee is paid online the appointment is `held` until ' +
      '`holdExpiresAt` and `payment` has what Stripe.js needs; else it is `confirmed`. A patient begins at most 10 online payments within ' +
      '24 hours, then the answer is `rate.limited`.',
  })
  @Returns(201, appointmentSchema, 'The appointment, `confirmed` or `held`.')
  @Problems(
    'not_found',
    'scheduling.slot_taken',
    'scheduling.slot_gone',
    'scheduling.not_enough_consecutive_slots',
    'scheduling.outside_booking_window',
    'scheduling.visit_type_mismatch',
  )
  book(
    @CurrentCaller() caller: Caller,
    @Body({ schema: bookingBody }) body: BookingBody,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.bookAppointment.book(caller, body, once);
  }

  @Post(':id/rescheduling')
  @Audited('appointment.rescheduled', 'appointment.move_held')
  @Limit('bookings')
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'rescheduleAppointment',
    summary: 'Move an appointment to another slot',
    description:
      'Of the same doctor or of another one of the hospital. It keeps its id, its reference, what was paid and the policy accepted with it, ' +
      'which says how often and until when a patient may move it. A cheaper visit returns the difference. When a dearer one is paid online the ' +
      'new time is kept, `rescheduling` says until when, and the appointment moves when the difference has been paid by `payment`; until then, ' +
      'and whatever goes wrong, it stays where it is. A new time that overlaps the old one cannot be kept for a payment.',
  })
  @Returns(200, appointmentSchema, 'The appointment at its new time, or with the time that is kept for it.')
  @Problems(
    'not_found',
    'conflict.version',
    'scheduling.invalid_transition',
    'scheduling.reschedule_limit',
    'scheduling.reschedule_too_late',
    'scheduling.slot_taken',
    'scheduling.slot_gone',
    'scheduling.not_enough_consecutive_slots',
    'scheduling.outside_booking_window',
    'scheduling.visit_type_mismatch',
  )
  reschedule(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @Body({ schema: reschedulingBody }) body: ReschedulingBody,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.rescheduleAppointment.reschedule({ caller, id, seen, once }, body);
  }
}
