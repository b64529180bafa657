import { missingObject } from '../../protocol/refusal.ts';
import { endpoint, ok } from '../../protocol/endpoint.ts';
import type { StripeObject } from '../../store/records.ts';
import type { Account } from '../account.ts';
import { newId } from '../identifiers.ts';

/** One movement on the account's balance; signed: what leaves is negative. */
interface BalanceTransaction extends StripeObject {
  object: 'balance_transaction';
  amount: number;
  currency: string;
  fee: number;
  net: number;
  source: string;
  type: 'charge' | 'refund' | 'refund_failure';
}

type Movement = Pick<BalanceTransaction, 'amount' | 'currency' | 'fee' | 'source' | 'type'>;

const daysUntilAvailable = 2;

export const balanceTransactionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    parameters: {},
    answer({ account, id }) {
      const found = account.records.find<BalanceTransaction>('balance_transaction', id);
      if (!found) throw missingObject('balance transaction', id, 'id');
      return ok(found);
    },
  }),
];

/** Enters a movement and answers its id. */
export function enterMovement(account: Account, { amount, currency, fee, source, type }: Movement): string {
  const transaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: account.now + daysUntilAvailable * 86_400,
    created: account.now,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: type,
    source,
    status: 'pending',
    type,
  };
  account.records.insert(transaction);
  return transaction.id;
}
