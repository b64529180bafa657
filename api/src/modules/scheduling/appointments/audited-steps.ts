import type { AuditAction } from '../../../values/audit-actions.ts';
import type { AppointmentAction } from '../rules/appointment-transitions.ts';

/** What a person or a machine can do to an appointment, as the audit log calls it. What time and money do is told by its history. */
export const auditedSteps = {
  cancel: 'appointment.cancelled',
  check_in: 'appointment.checked_in',
  complete: 'appointment.completed',
  confirm: 'appointment.confirmed',
  correct_no_show: 'appointment.no_show_corrected',
  extend_hold: 'appointment.hold_extended',
  hold_move: 'appointment.move_held',
  mark_no_show: 'appointment.no_show_marked',
  reschedule: 'appointment.rescheduled',
  take_payment: 'appointment.payment_taken',
} as const satisfies Partial<Record<AppointmentAction, AuditAction>>;

export type AuditedStep = keyof typeof auditedSteps;
