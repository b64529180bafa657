import type { Account } from '../account.ts';
import { stripeFee } from '../amounts.ts';
import { newId } from '../identifiers.ts';
import { enterMovement } from './balance-transaction.ts';
import type { Charge } from './charge.ts';

/** The money is taken: it stands on the balance, and a connected account gets its part. */
export function captureCharge(account: Account, charge: Charge, amount: number): Charge {
  const { currency, id: source } = charge;
  const fee = stripeFee(amount, currency);
  const captured: Charge = {
    ...charge,
    amount_captured: amount,
    // What is set aside and not taken counts as given back.
    amount_refunded: charge.amount - amount,
    application_fee: charge.application_fee_amount === null ? null : newId('fee'),
    balance_transaction: enterMovement(account, { amount, currency, fee, source, type: 'charge' }),
    captured: true,
    ...(charge.transfer_data && { transfer: newId('tr') }),
  };
  account.records.save(captured);
  return captured;
}
