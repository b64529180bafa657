import { smallestStepMinor } from './smallest-step.ts';

/** Eight digits, as Stripe counts; it counts these two in hundredths though they have no minor unit. */
const mostMinor = 99_999_999;
const countedInHundredths = new Set(['ISK', 'UGX']);

export type CardAmountFault = 'not_a_card_step' | 'above_card_limit';

/** Why an amount in minor units cannot be charged to a card, or undefined when it can (nothing to pay always can). */
export function cardAmountFault(amountMinor: number, currency: string): CardAmountFault | undefined {
  if (amountMinor % smallestStepMinor(currency) !== 0) {
    return 'not_a_card_step';
  }
  const most = countedInHundredths.has(currency) ? Math.floor(mostMinor / 100) : mostMinor;
  return amountMinor > most ? 'above_card_limit' : undefined;
}

/** The same for a person. */
export const cardAmountFaults: Record<CardAmountFault, string> = {
  not_a_card_step:
    'Cards settle this currency in larger steps than its smallest unit: to the hundredth of a dinar (1250, not 1255), to whole ariary.',
  above_card_limit: 'A fee that is paid online is more than a card can be charged at once.',
};
