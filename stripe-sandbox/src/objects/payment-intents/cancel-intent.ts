import type { Account } from '../account.ts';
import { findCharge } from '../charges/charge.ts';
import { changeIntent, findIntent, type PaymentIntent, requireStatusFor } from './payment-intent.ts';

/** Nothing more can be paid with this intent; money that was only set aside is let go. */
export function cancelIntent(account: Account, id: string, reason: string | undefined): PaymentIntent {
  const intent = findIntent(account, id);
  requireStatusFor('cancel', intent);
  if (intent.status === 'requires_capture') release(account, intent.latest_charge!);
  const canceled = changeIntent(account, intent, {
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: account.now,
    cancellation_reason: reason ?? null,
    next_action: null,
  });
  account.announce('payment_intent.canceled', canceled);
  return canceled;
}

function release(account: Account, id: string): void {
  const charge = findCharge(account, id);
  const released = { ...charge, amount_refunded: charge.amount, refunded: true };
  account.records.save(released);
  account.announce('charge.refunded', released);
}
