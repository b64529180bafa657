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
  return isText(action) ? (names.get(action) ?? spaced(action)) : $localize`Something happened`;
}

function spaced(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const channelWords = new Map([
  ['online', $localize`by card`],
  ['desk', $localize`at the desk`],
]);

const kindWords = new Map([
  ['policy_accepted', $localize`Policy accepted`],
  ['payment_begun', $localize`Payment begun`],
  ['payment_succeeded', $localize`Paid`],
  ['payment_withdrawn', $localize`Payment withdrawn`],
  ['refund_requested', $localize`Refund requested`],
  ['refund_succeeded', $localize`Refund arrived`],
  ['refund_failed', $localize`Refund failed`],
  ['message', $localize`Message written`],
  ['internal_note', $localize`Internal note written`],
  ['file', $localize`File handed in`],
  ['sign_in', $localize`Signed in`],
]);

const appointmentSteps = new Map([
  ['book', $localize`Booked`],
  ['extend_hold', $localize`Hold extended`],
  ['confirm', $localize`Confirmed`],
  ['take_payment', $localize`Fee taken at the desk`],
  ['expire', $localize`Hold expired`],
  ['cancel', $localize`Cancelled`],
  ['reschedule', $localize`Moved`],
  ['hold_move', $localize`Move begun`],
  ['end_move', $localize`Move ended`],
  ['check_in', $localize`Checked in`],
  ['complete', $localize`Completed`],
  ['mark_no_show', $localize`Marked as a no-show`],
  ['correct_no_show', $localize`No-show corrected`],
]);

const disputeSteps = new Map([
  ['open', $localize`Dispute opened`],
  ['assign', $localize`Taken up`],
  ['withdraw', $localize`Dispute withdrawn`],
  ['resolve', $localize`Decided`],
]);
