import {
  instantInWords,
  type Language,
  moneyInWords,
  type Wording,
  wordingOf,
} from '../../../values/in-words.ts';
import type { HospitalNoticeKind } from '../rules/notice-kinds.ts';
import { type MailFacts, mailWords, type MailWords } from './mail-words.ts';
import type { DueNotice } from './notice.queries.ts';

export interface WrittenMail {
  language: Language;
  /** Read over shoulders and on locked screens: no doctor, no hospital, no word of health. */
  subject: string;
  text: string;
}

/** The mail of a notice, in the language of its account, with times in the zone of the visit. */
export function writeMail(notice: Pick<DueNotice, 'kind' | 'side' | 'locale' | 'facts'>): WrittenMail {
  const wording = wordingOf(notice.locale);
  const { language } = wording;
  const words = mailWords[language];
  const facts = factsInWords(notice.facts, wording);
  const { subject, text } = sentenceOf(notice, words)(facts);
  const lines = [
    text,
    '',
    `${words.labels.reference}: ${facts.reference}`,
    `${words.labels.hospital}: ${facts.hospital}`,
    `${words.labels.time}: ${facts.startsAt}`,
    '',
    words.closing,
  ];
  return { language, subject, text: `${lines.join('\n')}\n` };
}

function sentenceOf({ kind, side }: Pick<DueNotice, 'kind' | 'side'>, { patient, hospital }: MailWords) {
  // What a hospital is told, the rule that decides it knows.
  return side === 'patient' ? patient[kind] : hospital[kind as HospitalNoticeKind];
}

function factsInWords(facts: DueNotice['facts'], wording: Wording): MailFacts {
  const { timeZone, by, channel = 'online', amountMinor, currency } = facts;
  const own = wording.language === 'ar' ? isolated : asItIs;
  const time = (instant = '') =>
    instant && own(`${instantInWords(new Date(instant), timeZone, wording)} (${timeZone})`);
  const goesBack = typeof amountMinor === 'number';
  return {
    reference: own(facts.reference),
    hospital: own(facts.hospital),
    startsAt: time(facts.startsAt),
    fromStartsAt: time(facts.fromStartsAt),
    dueAt: time(facts.dueAt),
    goesBack,
    amount: goesBack && currency ? own(moneyInWords({ amountMinor, currency }, wording)) : '',
    channel,
    by: by === 'patient' || by === undefined ? 'patient' : by === 'admin' ? 'platform' : 'hospital',
  };
}

/** Keeps what is written from left to right in its order within a line from right to left (Unicode, UAX 9: FSI and PDI). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function asItIs(text: string): string {
  return text;
}
