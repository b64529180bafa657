export const appointmentStatuses = [
  'held',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'cancelled',
  'expired',
] as const;

export type AppointmentStatus = (typeof appointmentStatuses)[number];

/** The states in which an appointment keeps its time from others; the exclusion constraint lists the same ones. */
export const occupyingStatuses = ['held', 'confirmed', 'checked_in', 'completed', 'no_show'] as const;

export type AppointmentAction =
  | 'book'
  | 'extend_hold'
  | 'confirm'
  | 'take_payment'
  | 'expire'
  | 'cancel'
  | 'reschedule'
  | 'hold_move'
  | 'end_move'
  | 'check_in'
  | 'complete'
  | 'mark_no_show'
  | 'correct_no_show';

export interface Transition {
  action: AppointmentAction;
  from: AppointmentStatus | null;
  to: AppointmentStatus;
  /** Who may cause it. `time` is the hold's end, `payment` a payment that succeeded. */
  by: readonly ('patient' | 'doctor' | 'staff' | 'admin' | 'payment' | 'time')[];
  note: string;
}

const desk = ['staff', 'admin'] as const;
const theDay = ['doctor', 'staff', 'admin'] as const;
const anyone = ['patient', 'doctor', 'staff', 'admin'] as const;

/** The life of an appointment as data: printed in docs/appointment-lifecycle.md and walked by a test. */
export const appointmentTransitions: readonly Transition[] = [
  { action: 'book', from: null, to: 'held', by: ['patient', ...desk], note: 'a fee is paid online' },
  { action: 'book', from: null, to: 'confirmed', by: ['patient', ...desk], note: 'nothing is paid online' },
  { action: 'extend_hold', from: 'held', to: 'held', by: ['patient', ...desk], note: 'once' },
  {
    action: 'confirm',
    from: 'held',
    to: 'confirmed',
    by: ['payment', ...desk],
    note: 'paid online, or at the desk',
  },
  {
    action: 'confirm',
    from: 'expired',
    to: 'confirmed',
    by: ['payment', ...desk],
    note: 'payment came late, the time is still free',
  },
  ...(['confirmed', 'checked_in', 'completed'] as const).map((status) => ({
    action: 'take_payment' as const,
    from: status,
    to: status,
    by: desk,
    note: 'the desk takes what is due at the visit',
  })),
  { action: 'expire', from: 'held', to: 'expired', by: ['time'], note: 'the hold was not confirmed in time' },
  { action: 'cancel', from: 'held', to: 'cancelled', by: anyone, note: 'before the start' },
  { action: 'cancel', from: 'confirmed', to: 'cancelled', by: anyone, note: 'before the start' },
  {
    action: 'reschedule',
    from: 'confirmed',
    to: 'confirmed',
    by: ['patient', ...desk, 'payment'],
    note: 'keeps its id, its reference, what was paid and the accepted policy; a cheaper visit returns the difference',
  },
  {
    action: 'hold_move',
    from: 'confirmed',
    to: 'confirmed',
    by: ['patient', ...desk],
    note: 'a dearer visit paid online: the new time is kept until the difference is paid, then it moves',
  },
  {
    action: 'hold_move',
    from: null,
    to: 'held',
    by: ['patient', ...desk],
    note: 'the row that keeps that time; it stands in no list',
  },
  {
    action: 'end_move',
    from: 'held',
    to: 'cancelled',
    by: ['payment', ...anyone],
    note: 'that row, when the appointment has moved there, was cancelled or is to go elsewhere',
  },
  { action: 'check_in', from: 'confirmed', to: 'checked_in', by: theDay, note: 'the patient is here' },
  { action: 'complete', from: 'checked_in', to: 'completed', by: theDay, note: 'the visit is over' },
  { action: 'mark_no_show', from: 'confirmed', to: 'no_show', by: theDay, note: 'after the start' },
  { action: 'correct_no_show', from: 'no_show', to: 'checked_in', by: theDay, note: 'within 24 hours' },
];

/** The transition an action makes from a state, or undefined when the state does not allow it. */
export function transitionFor(
  action: AppointmentAction,
  from: AppointmentStatus | null,
): Transition | undefined {
  return appointmentTransitions.find((each) => each.action === action && each.from === from);
}

/** The state as the world sees it: a hold that has lapsed is over, whether or not anybody has written that down yet. */
export function statusAt(
  appointment: { status: AppointmentStatus; holdExpiresAt: Date | null },
  now: Date,
): AppointmentStatus {
  const lapsed =
    appointment.status === 'held' && appointment.holdExpiresAt !== null && appointment.holdExpiresAt <= now;
  return lapsed ? 'expired' : appointment.status;
}
