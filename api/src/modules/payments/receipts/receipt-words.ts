import type { Language } from '../../../values/in-words.ts';
import type { RefundReason } from '../refunds/refund-reasons.ts';
import { arabic } from './words/arabic.ts';
import { english } from './words/english.ts';
import { hindi } from './words/hindi.ts';

export type PaymentMethod = 'card_online' | 'cash' | 'card_at_desk';

/** Everything a receipt says that is no name, number or date. */
export interface ReceiptWords {
  receipt: string;
  number: string;
  issued: string;
  patient: string;
  visit: string;
  doctor: string;
  time: string;
  reference: string;
  paid: string;
  returned: string;
  date: string;
  how: string;
  why: string;
  state: string;
  amount: string;
  totalPaid: string;
  totalReturned: string;
  totalToReturn: string;
  net: string;
  method: Record<PaymentMethod, string>;
  mode: Record<'in_person' | 'video' | 'phone', string>;
  reason: Record<RefundReason, string>;
  status: Record<'pending' | 'succeeded' | 'failed', string>;
}

export const receiptWords: Record<Language, ReceiptWords> = { en: english, hi: hindi, ar: arabic };
