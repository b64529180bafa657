import { cardAmountFault, cardAmountFaults } from '../../../values/card-amount.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { VisitType } from './visit-type.entity.ts';

/**
 * A fee that patients pay online is one their cards can be charged.
 *
 * @throws {Refusal} `request.invalid` saying what is wrong with it
 */
export function requireChargeable({
  feeMinor,
  currency,
  payment,
}: Pick<VisitType, 'feeMinor' | 'currency' | 'payment'>): void {
  const code = payment === 'online' ? cardAmountFault(feeMinor, currency) : undefined;
  if (code !== undefined) {
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/fee/amountMinor', code, detail: cardAmountFaults[code] }],
    });
  }
}
