import { Module } from '@nestjs/common';
import { AppointmentAnswers } from './appointments/appointment-answer.ts';
import { AppointmentsController } from './appointments/appointments.controller.ts';
import { BookAppointment } from './appointments/book-appointment.ts';
import { BookingStepsController } from './appointments/booking-steps.controller.ts';
import { CancelAppointment } from './appointments/cancel-appointment.ts';
import { ChangeAppointment } from './appointments/change-appointment.ts';
import { ConfirmAppointment } from './appointments/confirm-appointment.ts';
import { ExpireHolds } from './appointments/expire-holds.ts';
import { ExtendHold } from './appointments/extend-hold.ts';
import { MarkVisit } from './appointments/mark-visit.ts';
import { ReadAppointments } from './appointments/read-appointments.ts';
import { VisitStepsController } from './appointments/visit-steps.controller.ts';
import { CreateSlots } from './slots/create-slots.ts';
import { DeleteSlot } from './slots/delete-slot.ts';
import { HospitalSlotsController } from './slots/hospital-slots.controller.ts';
import { ListHospitalSlots } from './slots/list-hospital-slots.ts';
import { ListSlots } from './slots/list-slots.ts';
import { SlotsController } from './slots/slots.controller.ts';

const slots = [ListSlots, ListHospitalSlots, CreateSlots, DeleteSlot];
const appointments = [
  AppointmentAnswers,
  BookAppointment,
  ReadAppointments,
  ChangeAppointment,
  CancelAppointment,
  ConfirmAppointment,
  ExtendHold,
  MarkVisit,
  ExpireHolds,
];

@Module({
  controllers: [
    SlotsController,
    HospitalSlotsController,
    AppointmentsController,
    BookingStepsController,
    VisitStepsController,
  ],
  providers: [...slots, ...appointments],
})
export class SchedulingModule {}
