/** The platform's part of a payment, in minor units: so many hundredths of a percent of it, rounded down, in steps that can be moved. */
export function platformFeeMinor(amountMinor: number, feeBps: number, stepMinor = 1): number {
  const exact = (BigInt(amountMinor) * BigInt(feeBps)) / 10_000n;
  const step = BigInt(stepMinor);
  return Number((exact / step) * step);
}
