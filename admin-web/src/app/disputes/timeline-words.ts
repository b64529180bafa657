import { moneyWords } from '../ui/money.ts';
import { statusLabels, type TimelineEntry } from './dispute.ts';
import { noticeWords } from './timeline-notices.ts';
import { placesOf } from './timeline-places.ts';
import { cancellationReasonLabels, visitStatuses, visitSteps } from '../ui/visit-words.ts';

/** What happened, in a few words. What the API adds later is shown by its own name. */
export function happening({ kind, details }: TimelineEntry): string {
  if (kind === 'appointment') return namedBy(details['action'], visitSteps);
  if (kind === 'dispute') return namedBy(details['action'], disputeSteps);
  const words = kind === 'notice' ? noticeWords(details) : undefined;
  return words ?? kindWords.get(kind) ?? spaced(kind);
}

/** Whether it is told by the API's own name, which is English, as there are no words for it here. */
export function isForeign({ kind, details: { action } }: TimelineEntry): boolean {
  if (kind !== 'appointment' && kind !== 'dispute') return !kindWords.has(kind);
  return isText(action) && !(kind === 'appointment' ? visitSteps : disputeSteps).has(action);
}

/** What else is known of it: the amount, the device, the sentences of the policy, what a move changed but the time. */
export function particulars(entry: TimelineEntry): string[] {
  const { kind, details } = entry;
  const { amountMinor, currency, text, channel } = details;
  if (kind === 'appointment') return [...stepWords(details, visitWords), ...moveWords(entry)];
  if (kind === 'dispute') return stepWords(details, disputeStatuses);
  if (kind === 'policy_accepted') return Array.isArray(text) ? text.filter(isText) : [];
  if (kind === 'sign_in') return [details['deviceName'], details['ipAddress']].filter(isText);
  if (kind === 'notice') return [];
  if (kind === 'file') return [details['mediaType']].filter(isText);
  const amount = amountWords(amountMinor, currency);
  const line = [
    ...(amount === undefined ? [] : [amount]),
    ...(isText(channel) ? [channelWords.get(channel) ?? spaced(channel)] : []),
  ];
  return line.length > 0 ? [line.join(', ')] : [];
}

/** From which state to which, where a step led to another one, and why. */
function stepWords(
  { fromStatus, toStatus, reasonCode }: TimelineEntry['details'],
  labels: ReadonlyMap<unknown, string>,
): string[] {
  const words = (status: unknown) => labels.get(status) ?? (isText(status) ? spaced(status) : undefined);
  const [from, to] = [words(fromStatus), words(toStatus)];
  const reason = reasonWords.get(reasonCode);
  return [
    ...(from === undefined || to === undefined || from === to
      ? []
      : [$localize`from “${from}:from:” to “${to}:to:”`]),
    ...(reason === undefined ? [] : [reason]),
  ];
}

function moveWords(entry: TimelineEntry): string[] {
  const { from, to } = placesOf(entry) ?? {};
  if (!from || !to) return [];
  const [before, after] = [from, to].map(({ feeMinor }) => amountWords(feeMinor, entry.details['currency']));
  return [
    ...(from.doctorId === to.doctorId ? [] : [$localize`to another doctor`]),
    ...(before === undefined || after === undefined || before === after
      ? []
      : [$localize`${after}:fee: instead of ${before}:before:`]),
  ];
}

function amountWords(amountMinor: unknown, currency: unknown): string | undefined {
  return typeof amountMinor === 'number' && isText(currency)
    ? moneyWords({ amountMinor, currency })
    : undefined;
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

const disputeStatuses: ReadonlyMap<unknown, string> = new Map(Object.entries(statusLabels));
const visitWords: ReadonlyMap<unknown, string> = new Map(Object.entries(visitStatuses));
const reasonWords: ReadonlyMap<unknown, string> = new Map(Object.entries(cancellationReasonLabels));

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
  ['refund_returned', $localize`Refund sent back by the bank`],
  ['refund_attempt_failed', $localize`Attempt at the refund failed`],
  ['refund_failed', $localize`Refund failed`],
  ['refund_retried', $localize`Refund tried again`],
  ['message', $localize`Message written`],
  ['internal_note', $localize`Internal note written`],
  ['file', $localize`File handed in`],
  ['sign_in', $localize`Signed in`],
  ['notice', $localize`E-mail`],
]);

const disputeSteps = new Map([
  ['open', $localize`Dispute opened`],
  ['assign', $localize`Taken up`],
  ['lapse', $localize`Time to answer passed`],
  ['withdraw', $localize`Dispute withdrawn`],
  ['resolve', $localize`Decided`],
]);
