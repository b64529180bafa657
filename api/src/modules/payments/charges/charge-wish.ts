import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../values/ids.ts';
import { platformFeeMinor } from '../rules/platform-fee.ts';
import { smallestStepMinor } from '../../../values/smallest-step.ts';

/** The payment's row as the booking writes it in its own statement. */
export interface ChargeWish {
  paymentId: string;
  amountMinor: number;
  currency: string;
  platformFeeMinor: number;
  stripeAccountId: string | null;
}

export interface Charged {
  amountMinor: number;
  currency: string;
  platformFeeBps: number;
  stripeAccountId: string | null;
}

/** What is to be charged. A currency of thousandths moves in tens: what is over is not charged. */
export function chargeWish({ amountMinor, currency, platformFeeBps, stripeAccountId }: Charged): ChargeWish {
  const step = smallestStepMinor(currency);
  const charged = amountMinor - (amountMinor % step);
  return {
    paymentId: newId(),
    amountMinor: charged,
    currency,
    platformFeeMinor: platformFeeMinor(charged, platformFeeBps, step),
    stripeAccountId,
  };
}

/** The values `insertWish` names, besides those the booking has anyway. */
export interface WishValues {
  paymentId: string;
  chargeAmountMinor: number;
  chargePlatformFeeMinor: number;
  chargeStripeAccountId: string | null;
}

export function wishValues(wish: ChargeWish): WishValues {
  return {
    paymentId: wish.paymentId,
    chargeAmountMinor: wish.amountMinor,
    chargePlatformFeeMinor: wish.platformFeeMinor,
    chargeStripeAccountId: wish.stripeAccountId,
  };
}

type Named = keyof WishValues | 'id' | 'hospitalId' | 'patientId' | 'currency' | 'now';

/** A part of the booking's statement: the wish is written where, and only where, the claim is won. */
export function insertWish(value: (name: Named) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`, charged as (
      insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                            platform_fee_minor, stripe_account_id, created_at, updated_at)
      select ${value('paymentId')}::uuid, ${value('id')}::uuid, ${value('hospitalId')}::uuid, ${value('patientId')}::uuid,
             'visit', 'online', 'pending', ${value('chargeAmountMinor')}::bigint, ${value('currency')},
             ${value('chargePlatformFeeMinor')}::bigint, ${value('chargeStripeAccountId')}::text,
             ${value('now')}::timestamptz, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    )`;
}
