import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentCheckedIn } from '../../../events/appointment-checked-in.ts';
import type { AppointmentCompleted } from '../../../events/appointment-completed.ts';
import type { AppointmentNoShow } from '../../../events/appointment-no-show.ts';
import { type Caller } from '../../../platform/guards/caller.ts';
import { mayCorrectNoShow } from '../rules/no-show-correction.ts';
import { checkInDay, completionDay } from '../rules/visit-day.ts';
import { seesToDoctor } from '../slots/own-doctor.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import {
  type Change,
  ChangeAppointment,
  type ChangeRequest,
  invalidTransition,
  type Situation,
} from './change-appointment.ts';

const checkedIn: AppointmentCheckedIn['type'] = 'appointment.checked_in';
const completed: AppointmentCompleted['type'] = 'appointment.completed';
const noShow: AppointmentNoShow['type'] = 'appointment.no_show';

/** The day itself, as the doctor and the desk mark it. */
@Injectable()
export class MarkVisit {
  constructor(@Inject(ChangeAppointment) private readonly appointments: ChangeAppointment) {}

  /** Also how a no-show is put right within a day: the patient was there after all. */
  checkIn(request: ChangeRequest): Promise<AppointmentAnswer> {
    return this.mark(request, ({ appointment, status, now }) => {
      if (status === 'confirmed' && checkInDay(appointment.startsAt, now) === 'too_early') {
        throw invalidTransition(status, 'Check-in is possible from 24 hours before the visit.');
      }
      if (status !== 'no_show') {
        return { action: 'check_in', fields: { checkedInAt: now }, event: checkedIn };
      }
      if (!mayCorrectNoShow(appointment.noShowAt, now)) {
        throw invalidTransition(status, 'A no-show can be put right for 24 hours.');
      }
      return {
        action: 'correct_no_show',
        fields: { checkedInAt: now, noShowAt: null },
        details: { markedNoShowAt: appointment.noShowAt?.toISOString() },
        event: checkedIn,
      };
    });
  }

  complete(request: ChangeRequest): Promise<AppointmentAnswer> {
    return this.mark(request, ({ appointment, status, now }) => {
      if (status === 'checked_in' && completionDay(appointment.startsAt, now) === 'too_early') {
        throw invalidTransition(status, 'A visit is completed an hour before its start at the earliest.');
      }
      return { action: 'complete', fields: { completedAt: now }, event: completed };
    });
  }

  noShow(request: ChangeRequest): Promise<AppointmentAnswer> {
    return this.mark(request, ({ appointment, status, now }) => {
      if (status === 'confirmed' && now < appointment.startsAt) {
        throw invalidTransition(status, 'The visit has not begun yet.');
      }
      return { action: 'mark_no_show', fields: { noShowAt: now }, event: noShow };
    });
  }

  private mark(request: ChangeRequest, decide: (situation: Situation) => Change): Promise<AppointmentAnswer> {
    return this.appointments.change(
      request,
      (appointment) => marksVisits(request.caller, appointment),
      decide,
    );
  }
}

function marksVisits(caller: Caller, { doctorId, hospitalId }: Appointment): boolean {
  return seesToDoctor(caller, { id: doctorId, hospitalId });
}
