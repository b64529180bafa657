const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** Its unit has hundred parts in ISO 4217 and none at Stripe (https://docs.stripe.com/currencies#zero-decimal). */
const ariary = 'MGA';

/**
 * The smallest amount, in minor units, by which money in a currency can move: one, but ten where the unit has thousand parts, for
 * cards settle those to the hundredth (https://docs.stripe.com/currencies#three-decimal), and a hundred where they settle whole ones.
 */
export function smallestStepMinor(currency: string): number {
  if (currency === ariary) {
    return 100;
  }
  return thousandths.has(currency) ? 10 : 1;
}
