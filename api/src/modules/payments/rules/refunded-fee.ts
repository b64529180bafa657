/**
 * The platform's part of a refund, in minor units: its fee in proportion to what is returned. Counted from the sum of all refunds
 * so far, so that the parts of a payment that goes back whole are its fee exactly, however it was cut.
 */
export function refundedFeeMinor({
  paidMinor,
  platformFeeMinor,
  alreadyRefundedMinor,
  refundMinor,
}: {
  paidMinor: number;
  platformFeeMinor: number;
  alreadyRefundedMinor: number;
  refundMinor: number;
}): number {
  const upTo = (refundedMinor: number) =>
    Number((BigInt(platformFeeMinor) * BigInt(refundedMinor)) / BigInt(paidMinor));
  return upTo(alreadyRefundedMinor + refundMinor) - upTo(alreadyRefundedMinor);
}
