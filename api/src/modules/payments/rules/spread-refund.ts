import { refundedFeeMinor } from './refunded-fee.ts';

export interface RefundablePayment {
  id: string;
  amountMinor: number;
  platformFeeMinor: number;
  refundedMinor: number;
}

export interface RefundPart {
  paymentId: string;
  amountMinor: number;
  platformFeeMinor: number;
}

/** What was paid and has not been asked back. */
export function leftOf(payments: readonly RefundablePayment[]): number {
  return payments.reduce((left, { amountMinor, refundedMinor }) => left + amountMinor - refundedMinor, 0);
}

/** Takes a refund out of the payments in their order, each until nothing is left of it; undefined when they do not hold as much. */
export function spreadRefund(
  payments: readonly RefundablePayment[],
  refundMinor: number,
): RefundPart[] | undefined {
  let open = refundMinor;
  const parts: RefundPart[] = [];
  for (const payment of payments) {
    const amountMinor = Math.min(open, payment.amountMinor - payment.refundedMinor);
    if (amountMinor > 0) {
      parts.push(partOf(payment, amountMinor));
      open -= amountMinor;
    }
  }
  return open > 0 ? undefined : parts;
}

function partOf(payment: RefundablePayment, amountMinor: number): RefundPart {
  const platformFeeMinor = refundedFeeMinor({
    paidMinor: payment.amountMinor,
    platformFeeMinor: payment.platformFeeMinor,
    alreadyRefundedMinor: payment.refundedMinor,
    refundMinor: amountMinor,
  });
  return { paymentId: payment.id, amountMinor, platformFeeMinor };
}
