import { sideLabels, type TimelineEntry } from './dispute.ts';

/** What became of the mail to one account. */
export interface Delivery {
  /** Only for those who may know it. */
  readonly address: string | undefined;
  readonly words: string;
  /** When the mail server took it. */
  readonly sentAt: string | undefined;
}

/** What a side was told, in a few words; undefined for what the API has added since. */
export function noticeWords({ notice, to }: TimelineEntry['details']): string | undefined {
  const what = noticeLabels.get(notice);
  const side = to === 'patient' || to === 'hospital' ? sideLabels[to] : undefined;
  return what === undefined || side === undefined
    ? undefined
    : $localize`E-mail, ${side}:side:: ${what}:what:`;
}

export function deliveriesOf({ kind, details: { deliveries } }: TimelineEntry): Delivery[] {
  return kind === 'notice' && Array.isArray(deliveries) ? deliveries.filter(isRecord).map(deliveryOf) : [];
}

function deliveryOf({ address, status, attempts, answer, sentAt }: Record<string, unknown>): Delivery {
  return {
    address: isText(address) ? address : undefined,
    words: statusWords(status, Number(attempts ?? 0), isText(answer) ? answer : '–'),
    sentAt: isText(sentAt) ? sentAt : undefined,
  };
}

function statusWords(status: unknown, attempts: number, answer: string): string {
  switch (status) {
    case 'sent':
      return $localize`sent`;
    case 'failed':
      return $localize`given up; attempts: ${attempts}:attempts:, answer: ${answer}:answer:`;
    default:
      return attempts === 0
        ? $localize`about to be sent`
        : $localize`not sent yet; attempts: ${attempts}:attempts:, answer: ${answer}:answer:`;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const noticeLabels: ReadonlyMap<unknown, string> = new Map([
  ['visit_confirmed', $localize`visit confirmed`],
  ['visit_moved', $localize`visit moved`],
  ['visit_cancelled', $localize`visit cancelled`],
  ['refund_waiting', $localize`money to fetch at the desk`],
  ['refund_sent', $localize`money on its way back`],
  ['refund_bounced', $localize`refund sent back by the bank`],
  ['dispute_opened', $localize`dispute opened`],
  ['dispute_answered', $localize`the hospital has answered`],
  ['dispute_reply_asked', $localize`asked to answer`],
  ['dispute_resolved', $localize`dispute decided`],
  ['dispute_withdrawn', $localize`dispute withdrawn`],
]);
