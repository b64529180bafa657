import { Module } from '@nestjs/common';
import { AppointmentAnswers } from './appointments/appointment-answer.ts';
import { AppointmentsController } from './appointments/appointments.controller.ts';
import { BookAppointment } from './appointments/book-appointment.ts';

@Module({
  controllers: [AppointmentsController],
  providers: [AppointmentAnswers, BookAppointment],
})
export class SchedulingModule {}
