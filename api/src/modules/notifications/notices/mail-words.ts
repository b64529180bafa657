import type { Language } from '../../../values/in-words.ts';
import type { HospitalNoticeKind, NoticeKind } from '../rules/notice-kinds.ts';
import { arabic } from './words/arabic.ts';
import { english } from './words/english.ts';
import { hindi } from './words/hindi.ts';

/** What a sentence may say, as it is written in its language. */
export interface MailFacts {
  reference: string;
  hospital: string;
  startsAt: string;
  /** Before a visit moved. */
  fromStartsAt: string;
  /** Until when a side is to answer. */
  dueAt: string;
  amount: string;
  /** Whether there is one. */
  goesBack: boolean;
  channel: 'online' | 'desk';
  by: 'patient' | 'hospital' | 'platform';
}

type Sentence = (facts: MailFacts) => { subject: string; text: string };

/** Everything a mail says that is no name, number or date. */
export interface MailWords {
  labels: Record<'reference' | 'hospital' | 'time', string>;
  patient: Record<NoticeKind, Sentence>;
  hospital: Record<HospitalNoticeKind, Sentence>;
  closing: string;
}

export const mailWords: Record<Language, MailWords> = { en: english, hi: hindi, ar: arabic };
