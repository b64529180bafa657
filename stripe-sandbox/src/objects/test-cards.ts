import { createHash } from 'node:crypto';

/** How a bank says no. */
export interface Decline {
  code: string;
  declineCode: string;
  message: string;
}

/** A card that always does the same: https://docs.stripe.com/testing */
export interface TestCard {
  /** After `pm_card_` or `tok_`. */
  names: string[];
  number: string;
  brand: string;
  authenticates?: true;
  decline?: Decline;
  refunds?: 'fail' | 'wait';
}

export const testCards: readonly TestCard[] = [
  { names: ['visa'], number: '4242424242424242', brand: 'visa' },
  { names: ['visa_debit'], number: '4000056655665556', brand: 'visa' },
  { names: ['mastercard'], number: '5555555555554444', brand: 'mastercard' },
  { names: ['amex'], number: '378282246310005', brand: 'amex' },
  {
    names: ['chargeDeclined', 'visa_chargeDeclined'],
    number: '4000000000000002',
    brand: 'visa',
    decline: declined('generic_decline', 'Your card was declined.'),
  },
  {
    names: ['visa_chargeDeclinedInsufficientFunds', 'chargeDeclinedInsufficientFunds'],
    number: '4000000000009995',
    brand: 'visa',
    decline: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  {
    names: ['visa_chargeDeclinedLostCard', 'chargeDeclinedLostCard'],
    number: '4000000000009987',
    brand: 'visa',
    decline: declined('lost_card', 'Your card was declined.'),
  },
  {
    names: ['visa_chargeDeclinedStolenCard', 'chargeDeclinedStolenCard'],
    number: '4000000000009979',
    brand: 'visa',
    decline: declined('stolen_card', 'Your card was declined.'),
  },
  {
    names: ['chargeDeclinedExpiredCard'],
    number: '4000000000000069',
    brand: 'visa',
    decline: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  },
  {
    names: ['chargeDeclinedIncorrectCvc'],
    number: '4000000000000127',
    brand: 'visa',
    decline: {
      code: 'incorrect_cvc',
      declineCode: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
    },
  },
  {
    names: ['chargeDeclinedProcessingError'],
    number: '4000000000000119',
    brand: 'visa',
    decline: {
      code: 'processing_error',
      declineCode: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  { names: ['authenticationRequired'], number: '4000002760003184', brand: 'visa', authenticates: true },
  {
    names: ['authenticationRequiredOnSetup'],
    number: '4000002500003155',
    brand: 'visa',
    authenticates: true,
  },
  { names: ['threeDSecure2Required'], number: '4000000000003220', brand: 'visa', authenticates: true },
  {
    names: ['authenticationRequiredChargeDeclinedInsufficientFunds'],
    number: '4000008260003178',
    brand: 'visa',
    authenticates: true,
    decline: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  { names: ['refundFail'], number: '4000000000005126', brand: 'visa', refunds: 'fail' },
  { names: ['pendingRefund'], number: '4000000000007726', brand: 'visa', refunds: 'wait' },
];

/** By a ready-made payment method (`pm_card_visa`) or token (`tok_visa`). */
export function cardNamed(token: string): TestCard | undefined {
  const name = /^(?:pm_card_|tok_)(.+)$/.exec(token)?.[1];
  return testCards.find(({ names }) => name !== undefined && names.includes(name));
}

export function cardNumbered(number: string): TestCard | undefined {
  return testCards.find((card) => card.number === number);
}

/** The only trace of its number that a stored card has; by it the card is known again. */
export function fingerprintOf(card: TestCard): string {
  return createHash('sha256').update(card.names.join()).digest('hex').slice(0, 16);
}

export function cardWithFingerprint(fingerprint: string): TestCard | undefined {
  return testCards.find((card) => fingerprintOf(card) === fingerprint);
}

/** The check digit every card number ends in (ISO/IEC 7812-1, annex B). */
export function hasCheckDigit(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return /^\d{12,19}$/.test(number) && sum % 10 === 0;
}

function declined(declineCode: string, message: string): Decline {
  return { code: 'card_declined', declineCode, message };
}
