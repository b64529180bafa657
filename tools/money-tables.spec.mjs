/** What the API counts and what everybody writes who has only the SDK, held against each other. */
import { currencyDecimals as oursOf } from '../api/src/values/currency-decimals.ts';
import { fromStripeAmount } from '../api/src/modules/payments/rules/stripe-amount.ts';
import { mostChargeableMinor } from '../api/src/values/card-amount.ts';
import { smallestStepMinor as ourStepOf } from '../api/src/values/smallest-step.ts';
import { currencyDecimals, smallestStepMinor } from '../sdk/src/money.ts';
import { isCurrency, maximumOf } from '../stripe-sandbox/src/objects/currencies.ts';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const everyCode = letters.flatMap((one) =>
  letters.flatMap((two) => letters.map((three) => one + two + three)),
);

describe('the API and the SDK', () => {
  it('give every currency the same decimals', () => {
    expect(everyCode.filter((code) => currencyDecimals(code) !== oursOf(code))).toEqual([]);
  });

  it('move money in every currency by the same step', () => {
    expect(everyCode.filter((code) => smallestStepMinor(code) !== ourStepOf(code))).toEqual([]);
  });
});

describe('the most that a card can be charged', () => {
  it('is in every currency what Stripe takes', () => {
    const charged = everyCode.filter((code) => isCurrency(code.toLowerCase()));
    const takes = (code) => Math.floor(fromStripeAmount(maximumOf(code.toLowerCase()), code).amountMinor);
    expect(charged.length).toBeGreaterThan(100);
    expect(charged.filter((code) => mostChargeableMinor(code) !== takes(code))).toEqual([]);
  });
});
