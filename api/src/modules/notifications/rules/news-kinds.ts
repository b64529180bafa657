/** What screens can follow. */
export const newsTopics = [
  'appointment',
  'dispute',
  'review',
  'payment',
  'refund',
  'import',
  'doctor_application',
] as const;

export type NewsTopic = (typeof newsTopics)[number];

/** Who may hear of something: every admin, the staff of its hospital, the doctors it names. */
export type Hearers = 'admins' | 'hospital' | 'hospital_and_doctor';

export interface NewsKind {
  topic: NewsTopic;
  /** The member of the event's payload that names what has changed. */
  record: string;
  heardBy: Hearers;
  /** Admins count their notes too: who hears of it may not have the version that its event tells. */
  versionVaries?: true;
}

const appointment: NewsKind = {
  topic: 'appointment',
  record: 'appointmentId',
  heardBy: 'hospital_and_doctor',
};
/** Disputes are between patient and hospital: doctors do not read them. */
const dispute: NewsKind = {
  topic: 'dispute',
  record: 'disputeId',
  heardBy: 'hospital',
  versionVaries: true,
};
/** Notes of admins are the admins' own. */
const note: NewsKind = { ...dispute, heardBy: 'admins' };
const review: NewsKind = { topic: 'review', record: 'reviewId', heardBy: 'hospital_and_doctor' };
/** Who reported what is for those who decide about it. */
const report: NewsKind = { topic: 'review', record: 'reviewId', heardBy: 'admins' };
const payment: NewsKind = { topic: 'payment', record: 'paymentId', heardBy: 'hospital' };
const refund: NewsKind = { topic: 'refund', record: 'refundId', heardBy: 'hospital' };
/** Verifying doctors is for admins. */
const application: NewsKind = { topic: 'doctor_application', record: 'applicationId', heardBy: 'admins' };
const importRun: NewsKind = { topic: 'import', record: 'importId', heardBy: 'hospital' };

/** The events that are news to somebody's screen, one a line: a new line here, and the portal hears of it. */
export const newsKinds: Readonly<Record<string, NewsKind>> = {
  'appointment.booked': appointment,
  'appointment.confirmed': appointment,
  'appointment.rescheduled': appointment,
  'appointment.rescheduling_lapsed': appointment,
  'appointment.checked_in': appointment,
  'appointment.completed': appointment,
  'appointment.no_show': appointment,
  'appointment.cancelled': appointment,
  'appointment.expired': appointment,
  'dispute.opened': dispute,
  'dispute.answered': dispute,
  'dispute.noted': note,
  'dispute.assigned': dispute,
  'dispute.lapsed': dispute,
  'dispute.resolved': dispute,
  'dispute.withdrawn': dispute,
  'review.published': review,
  'review.edited': review,
  'review.replied': review,
  'review.reply_removed': review,
  'review.hidden': review,
  'review.restored': review,
  'review.reported': report,
  'review.reports_dismissed': report,
  'payment.succeeded': payment,
  'payment.withdrawn': payment,
  'refund.requested': refund,
  'refund.succeeded': refund,
  'refund.bounced': refund,
  'refund.failed': refund,
  'import.started': importRun,
  'import.progressed': importRun,
  'import.completed': importRun,
  'doctor_application.submitted': application,
  'doctor_application.approved': application,
  'doctor_application.rejected': application,
  'import.abandoned': importRun,
};
