/** What people are told by mail. */
export const noticeKinds = [
  'visit_confirmed',
  'visit_moved',
  'visit_cancelled',
  'refund_waiting',
  'refund_sent',
  'refund_bounced',
  'dispute_opened',
  'dispute_answered',
  'dispute_reply_asked',
  'dispute_resolved',
  'dispute_withdrawn',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What of it the people of a hospital are told: where they are to do something, or need do nothing any more. */
export type HospitalNoticeKind = Extract<
  NoticeKind,
  'dispute_opened' | 'dispute_reply_asked' | 'dispute_resolved' | 'dispute_withdrawn'
>;

/** Who is told: the patient of a visit, or everybody of its hospital. */
export type NoticeSide = 'patient' | 'hospital';

/** What a mail says besides which visit it is about, as the event has told it: instants, amounts, sides; never a word of anybody. */
export interface NoticeFacts {
  startsAt?: string;
  fromStartsAt?: string;
  by?: 'patient' | 'doctor' | 'staff' | 'admin';
  amountMinor?: number | null;
  currency?: string;
  channel?: 'online' | 'desk';
  dueAt?: string;
}

/** What the mail of each kind cannot do without. */
export const factsToldOf: Readonly<Record<NoticeKind, readonly (keyof NoticeFacts)[]>> = {
  visit_confirmed: ['startsAt'],
  visit_moved: ['startsAt', 'fromStartsAt'],
  visit_cancelled: ['startsAt', 'by'],
  refund_waiting: ['amountMinor', 'currency'],
  refund_sent: ['amountMinor', 'currency', 'channel'],
  refund_bounced: ['amountMinor', 'currency'],
  dispute_opened: ['dueAt'],
  dispute_answered: [],
  dispute_reply_asked: ['dueAt'],
  dispute_resolved: ['amountMinor', 'currency'],
  dispute_withdrawn: [],
};
