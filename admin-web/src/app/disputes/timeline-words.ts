import { moneyWords } from '../ui/money.ts';
import type { DisputeRecord } from './dispute.ts';

export type TimelineEntry = DisputeRecord['timeline'][number];

/** What happened, in a few words. What the API adds later is shown by its own name. */
export function happening({ kind, details }: TimelineEntry): string {
  if (kind === 'appointment') return namedBy(details['action'], appointmentSteps);
  if (kind === 'dispute') return namedBy(details['action'], disputeSteps);
  return kindWords.get(kind) ?? spaced(kind);
}

/** What else is known of it: the amount, the device, the sentences of the policy. */
export function particulars({ kind, details }: TimelineEntry): string[] {
  const { amountMinor, currency, text, channel } = details;
  if (kind === 'policy_accepted') return Array.isArray(text) ? text.filter(isText) : [];
  if (kind === 'sign_in') return [details['deviceName'], details['ipAddress']].filter(isText);
  if (kind === 'file') return [details['mediaType']].filter(isText);
  const amount =
    typeof amountMinor === 'number' && isText(currency) ? [moneyWords({ amountMinor, currency })] : [];
  const line = [...amount, ...(isText(channel) ? [channelWords.get(channel) ?? spaced(channel)] : [])];
  return line.length > 0 ? [line.join(', ')] : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function namedBy(action: unknown, names: ReadonlyMap<string, string>): string {
  return isText(action) ? (names.get(action) ?? spaced(action)) : 'Something happened';
}

function spaced(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const channelWords = new Map([
  ['online', 'by card'],
  ['desk', 'at the desk'],
]);

const kindWords = new Map([
  ['policy_accepted', 'Policy accepted'],
  ['payment_begun', 'Payment begun'],
  ['payment_succeeded', 'Paid'],
  ['payment_withdrawn', 'Payment withdrawn'],
  ['refund_requested', 'Refund requested'],
  ['refund_succeeded', 'Refund arrived'],
  ['refund_failed', 'Refund failed'],
  ['message', 'Message written'],
  ['internal_note', 'Internal note written'],
  ['file', 'File handed in'],
  ['sign_in', 'Signed in'],
]);

const appointmentSteps = new Map([
  ['book', 'Booked'],
  ['extend_hold', 'Hold extended'],
  ['confirm', 'Confirmed'],
  ['take_payment', 'Fee taken at the desk'],
  ['expire', 'Hold expired'],
  ['cancel', 'Cancelled'],
  ['reschedule', 'Moved'],
  ['hold_move', 'Move begun'],
  ['end_move', 'Move ended'],
  ['check_in', 'Checked in'],
  ['complete', 'Completed'],
  ['mark_no_show', 'Marked as a no-show'],
  ['correct_no_show', 'No-show corrected'],
]);

const disputeSteps = new Map([
  ['open', 'Dispute opened'],
  ['assign', 'Taken up'],
  ['withdraw', 'Dispute withdrawn'],
  ['resolve', 'Decided'],
]);
