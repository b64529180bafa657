import { unexpectedState } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { enterMovement } from '../charges/balance-transaction.ts';
import { findCharge } from '../charges/charge.ts';
import { findRefund, mayBecome, type Refund } from './refund.ts';

/** The bank took the money. */
export function succeedRefund(account: Account, id: string): Refund {
  const refund = requireChange(account, id, 'succeeded');
  return change(account, refund, { status: 'succeeded' });
}

/** The bank sent the money back: it stands on the balance again and the charge counts as less refunded. */
export function failRefund(account: Account, id: string, reason = 'lost_or_stolen_card'): Refund {
  const refund = requireChange(account, id, 'failed');
  const failed = change(account, takeBack(account, refund), { status: 'failed', failure_reason: reason });
  account.announce('refund.failed', failed);
  return failed;
}

export function cancelRefund(account: Account, id: string): Refund {
  const refund = requireChange(account, id, 'canceled');
  return change(account, takeBack(account, refund), { status: 'canceled' });
}

function requireChange(account: Account, id: string, status: 'succeeded' | 'failed' | 'canceled'): Refund {
  const refund = findRefund(account, id);
  if (mayBecome(refund, status)) return refund;
  const message = `Refund ${id} has a status of ${refund.status} and cannot become ${status}.`;
  throw unexpectedState(message, 'refund_unexpected_state');
}

function takeBack(account: Account, refund: Refund): Refund {
  const charge = findCharge(account, refund.charge);
  const amountRefunded = charge.amount_refunded - refund.amount;
  account.records.save({ ...charge, amount_refunded: amountRefunded, refunded: false });
  const { amount, currency, id: source } = refund;
  const movement = { amount, currency, fee: 0, source, type: 'refund_failure' } as const;
  return { ...refund, failure_balance_transaction: enterMovement(account, movement) };
}

function change(account: Account, refund: Refund, fields: Partial<Refund>): Refund {
  const changed = { ...refund, ...fields };
  account.records.save(changed);
  account.announce('refund.updated', changed);
  account.announce('charge.refund.updated', changed);
  return changed;
}
