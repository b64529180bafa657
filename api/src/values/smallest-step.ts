const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/**
 * The smallest amount, in minor units, by which money in a currency can move: one, but ten where the unit has thousand parts, for
 * cards settle those to the hundredth (https://docs.stripe.com/currencies#three-decimal).
 */
export function smallestStepMinor(currency: string): number {
  return thousandths.has(currency) ? 10 : 1;
}
