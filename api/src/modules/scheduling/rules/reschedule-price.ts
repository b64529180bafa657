import { smallestStepMinor } from '../../../values/smallest-step.ts';

export type ReschedulePrice =
  { kind: 'even' } | { kind: 'returned'; amountMinor: number } | { kind: 'due_online'; amountMinor: number };

/**
 * What moving to a visit of that fee costs. `settledMinor` is what the patient has been charged for the visit as it stands, paid
 * by whatever channel and less what earlier moves have returned; `leftMinor` is what of it has not been returned for any reason, and
 * the most that can go back; what the currency cannot move exactly is rounded in the patient's favour. A dearer visit that is paid
 * where it takes place moves at once: the desk takes the rest.
 */
export function reschedulePrice(
  { settledMinor, leftMinor }: { settledMinor: number; leftMinor: number },
  { feeMinor, currency, payment }: { feeMinor: number; currency: string; payment: 'online' | 'at_visit' },
): ReschedulePrice {
  const step = smallestStepMinor(currency);
  const overpaidMinor = Math.min(Math.ceil((settledMinor - feeMinor) / step) * step, leftMinor);
  if (overpaidMinor > 0) {
    return { kind: 'returned', amountMinor: overpaidMinor };
  }
  const dueMinor = feeMinor - settledMinor;
  return dueMinor > 0 && payment === 'online'
    ? { kind: 'due_online', amountMinor: dueMinor }
    : { kind: 'even' };
}
