import { smallestStepMinor } from './smallest-step.ts';

/** How many of its smallest parts Stripe takes at once: eight digits, twelve of rupiah, where a meal costs six. */
const most = { usual: 99_999_999, ofRupiah: 999_999_999_999 };
/** By how much our smallest part is more, or less, than what Stripe counts: it counts hundredths of a krona, and whole ariary. */
const countedOtherwise = new Map([
  ['ISK', 1 / 100],
  ['UGX', 1 / 100],
  ['MGA', 100],
]);

export type CardAmountFault = 'not_a_card_step' | 'above_card_limit';

/** Why an amount in minor units cannot be charged to a card, or undefined when it can (nothing to pay always can). */
export function cardAmountFault(amountMinor: number, currency: string): CardAmountFault | undefined {
  if (amountMinor % smallestStepMinor(currency) !== 0) {
    return 'not_a_card_step';
  }
  return amountMinor > mostChargeableMinor(currency) ? 'above_card_limit' : undefined;
}

/** The most that a card can be charged at once, in our minor units. */
export function mostChargeableMinor(currency: string): number {
  const counted = currency === 'IDR' ? most.ofRupiah : most.usual;
  return Math.floor(counted * (countedOtherwise.get(currency) ?? 1));
}

/** The same for a person. */
export const cardAmountFaults: Record<CardAmountFault, string> = {
  not_a_card_step:
    'Cards settle this currency in larger steps than its smallest unit: to the hundredth of a dinar (1250, not 1255), to whole ariary.',
  above_card_limit: 'A fee that is paid online is more than a card can be charged at once.',
};
