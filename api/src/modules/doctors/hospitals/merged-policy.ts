import type { BookingPolicy } from '../../../values/booking-policy.ts';
import { Refusal } from '../../../values/refusal.ts';
import { refundNoticesInOrder } from '../rules/refund-notices.ts';
import type { HospitalChanges } from './hospital.schemas.ts';

/**
 * The policy with what is changed in it: a change may name one of two values that have to fit each other.
 *
 * @throws {Refusal} `request.invalid` at the value that was named
 */
export function mergedPolicy(
  policy: BookingPolicy,
  changes: NonNullable<HospitalChanges['policy']>,
): BookingPolicy {
  const merged = { ...policy, ...changes };
  const named = (['fullRefundNoticeHours', 'halfRefundNoticeHours'] as const).find(
    (name) => changes[name] !== undefined,
  );
  if (named && !refundNoticesInOrder(merged)) {
    const { fullRefundNoticeHours: full, halfRefundNoticeHours: half } = merged;
    const detail = `Everything would be returned until ${full} hours before, half until ${half}: the first must not be shorter.`;
    throw new Refusal('request.invalid', {
      errors: [{ pointer: `/policy/${named}`, code: 'refund_notices', detail }],
    });
  }
  return merged;
}
