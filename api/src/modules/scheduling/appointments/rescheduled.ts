import type { AppointmentRescheduled } from '../../../events/appointment-rescheduled.ts';
import type { Appointment } from './appointment.queries.ts';
import type { Change } from './change-appointment.ts';
import type { MoveTarget } from './move.queries.ts';

const told: AppointmentRescheduled['type'] = 'appointment.rescheduled';

/** What moving does to an appointment: it keeps its id, its reference, what was paid for it and the policy accepted with it. */
export function rescheduled(
  appointment: Appointment,
  target: MoveTarget,
  details: Record<string, unknown>,
): Change & { event: string } {
  return {
    action: 'reschedule',
    fields: { ...targetOf(target), reschedules: appointment.reschedules + 1, move: null },
    details: { from: placeOf(appointment), to: placeOf(target), ...details },
    event: told,
    told: { fromDoctorId: appointment.doctorId, fromStartsAt: appointment.startsAt.toISOString() },
  };
}

/** Time and place as the history tells them. */
export function placeOf({ doctorId, visitTypeId, startsAt, endsAt, feeMinor }: MoveTarget) {
  return {
    doctorId,
    visitTypeId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    feeMinor,
  };
}

/** What a move changes, and no more. */
export function targetOf(target: MoveTarget): MoveTarget {
  const { doctorId, locationId, timeZone, lane, visitTypeId } = target;
  const { startsAt, endsAt, mode, payment, feeMinor } = target;
  return {
    doctorId,
    locationId,
    timeZone,
    lane,
    visitTypeId,
    startsAt,
    endsAt,
    mode,
    payment,
    feeMinor,
  };
}
