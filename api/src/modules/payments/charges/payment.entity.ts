import { defineEntity, p } from '@mikro-orm/core';

export const paymentPurposes = ['visit', 'reschedule'] as const;
export const paymentChannels = ['online', 'cash', 'card'] as const;
export const paymentStatuses = ['pending', 'succeeded', 'cancelled'] as const;

const instant = () => p.datetime().columnType('timestamptz');
const amount = () => p.bigint('number');

const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    id: p.uuid().primary(),
    // Appointments belong to the module above; the database refers to them, here they are known by their ids.
    appointmentId: p.uuid(),
    hospitalId: p.uuid(),
    patientId: p.uuid(),
    purpose: p.text().$type<(typeof paymentPurposes)[number]>(),
    channel: p.text().$type<(typeof paymentChannels)[number]>(),
    status: p.text().$type<(typeof paymentStatuses)[number]>(),
    amountMinor: amount(),
    currency: p.text(),
    platformFeeMinor: amount(),
    /** What was asked back, whether or not it has arrived: a refund that failed is still owed. */
    refundedMinor: amount().defaultRaw('0'),
    /** The hospital's connected account the money goes on to, as it was when the payment began. */
    stripeAccountId: p.text().nullable(),
    stripePaymentIntentId: p.text().nullable().unique('payments_intent_unique'),
    stripeChargeId: p.text().nullable(),
    /** Stripe's word for where the payment stands, as last seen. */
    intentStatus: p.text().nullable(),
    declineCode: p.text().nullable(),
    recordedBy: p.text().nullable(),
    lookedAt: instant().nullable(),
    paidAt: instant().nullable(),
    cancelledAt: instant().nullable(),
    version: p.integer().default(1),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    { name: 'payments_of_appointment', properties: ['appointmentId'] },
    { name: 'payments_of_hospital', properties: ['hospitalId', 'createdAt', 'id'] },
    { name: 'payments_by_start', properties: ['createdAt', 'id'] },
    { name: 'payments_of_patient', properties: ['patientId', 'createdAt'] },
    {
      name: 'payments_waiting',
      expression: `create index payments_waiting on payments (created_at) where status = 'pending' and channel = 'online'`,
    },
    {
      name: 'payments_withdrawn',
      expression: `create index payments_withdrawn on payments (cancelled_at) where status = 'cancelled' and channel = 'online' and intent_status is distinct from 'canceled'`,
    },
    {
      name: 'payments_received',
      expression: `create index payments_received on payments (hospital_id, created_at) include (currency, amount_minor) where status = 'succeeded'`,
    },
    {
      name: 'payments_returned',
      expression: `create index payments_returned on payments (id) include (hospital_id, currency) where refunded_minor > 0`,
    },
  ],
  checks: [
    { name: 'payments_purpose_known', expression: `purpose in ('visit', 'reschedule')` },
    { name: 'payments_channel_known', expression: `channel in ('online', 'cash', 'card')` },
    { name: 'payments_status_known', expression: `status in ('pending', 'succeeded', 'cancelled')` },
    { name: 'payments_amount', expression: 'amount_minor > 0' },
    { name: 'payments_fee', expression: 'platform_fee_minor >= 0 and platform_fee_minor <= amount_minor' },
    { name: 'payments_refunded', expression: 'refunded_minor >= 0 and refunded_minor <= amount_minor' },
    { name: 'payments_paid_at', expression: `(status = 'succeeded') = (paid_at is not null)` },
    { name: 'payments_desk_has_recorder', expression: `(channel = 'online') = (recorded_by is null)` },
  ],
});

/** Money for an appointment: a wish at first, then paid or cancelled. What went back is in `refunds`. */
export class Payment extends PaymentSchema.class {}

PaymentSchema.setClass(Payment);

export { PaymentSchema };
