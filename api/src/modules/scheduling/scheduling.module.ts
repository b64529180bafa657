import { Module } from '@nestjs/common';
import { AppointmentAnswers } from './appointments/appointment-answer.ts';
import { AppointmentsController } from './appointments/appointments.controller.ts';
import { BookAppointment } from './appointments/book-appointment.ts';
import { CreateSlots } from './slots/create-slots.ts';
import { DeleteSlot } from './slots/delete-slot.ts';
import { ListSlots } from './slots/list-slots.ts';
import { SlotsController } from './slots/slots.controller.ts';

@Module({
  controllers: [SlotsController, AppointmentsController],
  providers: [ListSlots, CreateSlots, DeleteSlot, AppointmentAnswers, BookAppointment],
})
export class SchedulingModule {}
