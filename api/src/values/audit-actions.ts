/**
 * Everything the audit log tells of: `<what it was done to>.<what was done>`. The union is closed: a filter with a typing error is
 * refused instead of finding nothing, and what writes an entry stands here.
 */
export const auditActions = [
  'api_key.created',
  'api_key.revoked',
  'appointment.booked',
  'appointment.cancelled',
  'appointment.checked_in',
  'appointment.completed',
  'appointment.confirmed',
  'appointment.hold_extended',
  'appointment.move_held',
  'appointment.no_show_corrected',
  'appointment.no_show_marked',
  'appointment.payment_attempted',
  'appointment.payment_taken',
  'appointment.rescheduled',
  'dispute.answered',
  'dispute.assigned',
  'dispute.file_added',
  'dispute.file_read',
  'dispute.noted',
  'dispute.read',
  'dispute.resolved',
  'doctor_application.approved',
  'doctor_application.checked',
  'doctor_application.rejected',
  'doctor_application.submitted',
  'doctor.created',
  'doctor.slot_removed',
  'doctor.slots_added',
  'doctor.status_changed',
  'doctor.updated',
  'hospital.created',
  'hospital.updated',
  'import.abandoned',
  'import.batch_applied',
  'import.completed',
  'import.started',
  'job.retried',
  'location.created',
  'location.updated',
  'receipt.read',
  'reconciliation.started',
  'refund.requested',
  'refund.retried',
  'refund.settled',
  'review.hidden',
  'review.replied',
  'review.reply_removed',
  'review.reported',
  'review.reports_dismissed',
  'review.restored',
  'user.created',
  'user.locked_out',
  'user.reinstated',
  'user.session_ended',
  'user.sessions_ended',
  'user.sign_in_failed',
  'user.signed_in',
  'user.suspended',
  'user.updated',
  'visit_type.created',
  'visit_type.updated',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** What an action is done to, as its first word says. */
export type AuditedResource = AuditAction extends `${infer Resource}.${string}` ? Resource : never;

export function resourceOf(action: AuditAction): AuditedResource {
  return action.slice(0, action.indexOf('.')) as AuditedResource;
}

export const auditedResources = [...new Set(auditActions.map(resourceOf))];
