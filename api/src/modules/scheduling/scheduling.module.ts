import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/index.ts';
import { AppointmentAnswers } from './appointments/appointment-answer.ts';
import { AppointmentsController } from './appointments/appointments.controller.ts';
import { AttachCheckout } from './appointments/attach-checkout.interceptor.ts';
import { BookAppointment } from './appointments/book-appointment.ts';
import { BookingStepsController } from './appointments/booking-steps.controller.ts';
import { CancelAppointment } from './appointments/cancel-appointment.ts';
import { ChangeAppointment } from './appointments/change-appointment.ts';
import { ChooseTime } from './appointments/choose-time.ts';
import { ConfirmAppointment } from './appointments/confirm-appointment.ts';
import { ExpireHolds } from './appointments/expire-holds.ts';
import { ExtendHold } from './appointments/extend-hold.ts';
import { LapsedMoves } from './appointments/lapsed-moves.ts';
import { MarkVisit } from './appointments/mark-visit.ts';
import { MoveAppointment } from './appointments/move-appointment.ts';
import { PaidVisits } from './appointments/paid-visits.ts';
import { PayingStepsController } from './appointments/paying-steps.controller.ts';
import { PaymentsADay } from './appointments/payments-a-day.ts';
import { ReadAppointments } from './appointments/read-appointments.ts';
import { ReadBookingFacts } from './appointments/read-booking-facts.ts';
import { RescheduleAppointment } from './appointments/reschedule-appointment.ts';
import { VisitStepsController } from './appointments/visit-steps.controller.ts';
import { CountVisits } from './figures/count-visits.ts';
import { FindPaidWithoutVisit } from './figures/paid-without-visit.ts';
import { CreateSlots } from './slots/create-slots.ts';
import { DeleteSlot } from './slots/delete-slot.ts';
import { HospitalSlotsController } from './slots/hospital-slots.controller.ts';
import { ListHospitalSlots } from './slots/list-hospital-slots.ts';
import { ListSlots } from './slots/list-slots.ts';
import { SlotsController } from './slots/slots.controller.ts';

const slots = [ListSlots, ListHospitalSlots, CreateSlots, DeleteSlot];
const appointments = [
  AppointmentAnswers,
  AttachCheckout,
  PaymentsADay,
  ReadBookingFacts,
  ChooseTime,
  BookAppointment,
  ReadAppointments,
  ChangeAppointment,
  CancelAppointment,
  ConfirmAppointment,
  ExtendHold,
  MarkVisit,
  MoveAppointment,
  RescheduleAppointment,
  ExpireHolds,
  LapsedMoves,
  PaidVisits,
];

@Module({
  imports: [PaymentsModule],
  controllers: [
    SlotsController,
    HospitalSlotsController,
    PayingStepsController,
    AppointmentsController,
    BookingStepsController,
    VisitStepsController,
  ],
  providers: [...slots, ...appointments, CountVisits, FindPaidWithoutVisit],
  exports: [CountVisits, FindPaidWithoutVisit],
})
export class SchedulingModule {}
