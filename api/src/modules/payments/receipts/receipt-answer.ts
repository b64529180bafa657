import {
  countryInWords,
  instantInWords,
  type Language,
  moneyInWords,
  type Wording,
  wordingOf,
} from '../../../values/in-words.ts';
import type { Money } from '../../../values/money.ts';
import type { PaymentFacts, ReceiptFacts, RefundFacts } from './receipt.queries.ts';
import type { Receipt } from './receipt.schemas.ts';
import { type PaymentMethod, receiptWords } from './receipt-words.ts';

type Amount = Receipt['totals']['paid'];

/** The receipt of these facts in the language wished for; it says nothing of why the patient comes. */
export function receiptAnswer(facts: ReceiptFacts, wished?: Language): Receipt {
  const wording = wordingOf(facts.patient.locale, wished);
  const timeZone = facts.patient.timeZone ?? facts.location.timeZone;
  return {
    number: receiptNumber(facts.hospital.slug, facts.number),
    issuedAt: facts.issuedAt,
    issuedAtText: inWords(facts.issuedAt, timeZone, wording),
    appointmentId: facts.appointmentId,
    reference: facts.reference,
    language: wording.language,
    timeZone,
    hospital: {
      name: facts.hospital.legalName ?? facts.hospital.name,
      address: addressOf(facts.location, wording),
      taxLine: facts.hospital.taxLine,
    },
    patient: { name: facts.patient.name },
    visit: visitOf(facts, wording),
    payments: facts.payments.map((payment) => paymentLine(payment, timeZone, wording)),
    refunds: facts.refunds.map((refund) => refundLine(refund, timeZone, wording)),
    totals: totalsOf(facts, wording),
  };
}

/** `demo-000042`: the hospital, and its own count. */
function receiptNumber(slug: string, number: number): string {
  return `${slug}-${String(number).padStart(6, '0')}`;
}

function addressOf({ address, country }: ReceiptFacts['location'], wording: Wording): string | null {
  const lines = [...address, country && countryInWords(country, wording)].filter(Boolean);
  return lines.length > 0 ? lines.join(', ') : null;
}

function visitOf({ visit, location }: ReceiptFacts, wording: Wording): Receipt['visit'] {
  const modeText = receiptWords[wording.language].mode[visit.mode];
  return {
    name: visit.name ?? modeText,
    mode: visit.mode,
    modeText,
    doctor: visit.doctor,
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    timeZone: location.timeZone,
    startsAtText: inWords(visit.startsAt, location.timeZone, wording),
  };
}

const methods: Record<PaymentFacts['channel'], PaymentMethod> = {
  online: 'card_online',
  cash: 'cash',
  card: 'card_at_desk',
};

function paymentLine(payment: PaymentFacts, timeZone: string, wording: Wording): Receipt['payments'][number] {
  const method = methods[payment.channel];
  return {
    paymentId: payment.id,
    method,
    methodText: receiptWords[wording.language].method[method],
    paidAt: payment.paidAt,
    paidAtText: inWords(payment.paidAt, timeZone, wording),
    amount: amountOf(payment, wording),
  };
}

function refundLine(refund: RefundFacts, timeZone: string, wording: Wording): Receipt['refunds'][number] {
  const words = receiptWords[wording.language];
  return {
    refundId: refund.id,
    paymentId: refund.paymentId,
    reason: refund.reason,
    reasonText: words.reason[refund.reason],
    status: refund.status,
    statusText: words.status[refund.status],
    requestedAt: refund.requestedAt,
    requestedAtText: inWords(refund.requestedAt, timeZone, wording),
    settledAt: refund.settledAt,
    amount: amountOf(refund, wording),
  };
}

/** What failed to go back is owed all the same. */
function totalsOf({ payments, refunds }: ReceiptFacts, wording: Wording): Receipt['totals'] {
  const currency = payments[0]?.currency ?? '';
  const paid = sum(payments);
  const returned = sum(refunds.filter(({ status }) => status === 'succeeded'));
  const toReturn = sum(refunds) - returned;
  const total = (amountMinor: number) => amountOf({ amountMinor, currency }, wording);
  return {
    paid: total(paid),
    returned: total(returned),
    toReturn: total(toReturn),
    net: total(paid - returned - toReturn),
  };
}

function sum(lines: readonly { amountMinor: number }[]): number {
  return lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
}

function amountOf({ amountMinor, currency }: Money, wording: Wording): Amount {
  return { amountMinor, currency, text: moneyInWords({ amountMinor, currency }, wording) };
}

function inWords(instant: string, timeZone: string, wording: Wording): string {
  return instantInWords(new Date(instant), timeZone, wording);
}
