import { mergeMetadata } from '../../protocol/metadata.ts';
import type { Values } from '../../protocol/parameters.ts';
import { invalid } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { checkStep } from '../amounts.ts';
import { captureCharge } from '../charges/capture-charge.ts';
import { findCharge } from '../charges/charge.ts';
import { told } from '../currencies.ts';
import type { captureParameters } from './intent-parameters.ts';
import { changeIntent, findIntent, type PaymentIntent, requireStatusFor } from './payment-intent.ts';

/** Takes the money that was set aside, or a part of it; the rest is let go. */
export function captureIntent(
  account: Account,
  id: string,
  values: Values<typeof captureParameters>,
): PaymentIntent {
  const intent = findIntent(account, id);
  requireStatusFor('capture', intent);
  const amount = values.amount_to_capture ?? intent.amount_capturable;
  checkStep(amount, intent.currency, 'amount_to_capture');
  if (amount > intent.amount_capturable) {
    const most = told(intent.amount_capturable, intent.currency);
    const message = `The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge (${most}).`;
    throw invalid(message, 'amount_to_capture', 'amount_too_large');
  }
  const charge = captureCharge(account, findCharge(account, intent.latest_charge!), amount);
  account.announce('charge.captured', charge);
  const succeeded = changeIntent(account, intent, {
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    application_fee_amount: values.application_fee_amount ?? intent.application_fee_amount,
    metadata: mergeMetadata(intent.metadata, values.metadata),
  });
  account.announce('payment_intent.succeeded', succeeded);
  return succeeded;
}
