import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import {
  type AppointmentAnswer,
  appointmentSchema,
  type BookingBody,
  bookingBody,
} from './appointment.schemas.ts';
import { BookAppointment } from './book-appointment.ts';

@ApiTags('Appointments')
@Controller('v1/appointments')
export class AppointmentsController {
  constructor(@Inject(BookAppointment) private readonly bookAppointment: BookAppointment) {}

  @Post()
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'bookAppointment',
    summary: 'Book a free slot',
    description:
      'Exactly one of those who want a slot at the same moment gets it; the others get `scheduling.slot_taken` at once, with `alternatives`. ' +
      'A visit longer than the slot takes the slots that follow it, all or none. When the fee is paid online the appointment is `held` until ' +
      '`holdExpiresAt`, else it is `confirmed`.',
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
}
