import { defineEntity, p } from '@mikro-orm/core';
import { Payment } from '../charges/payment.entity.ts';
import type { RefundReason } from './refund-reasons.ts';

export const refundStatuses = ['pending', 'succeeded', 'failed'] as const;
export const refundChannels = ['online', 'desk'] as const;

const instant = () => p.datetime().columnType('timestamptz');
const amount = () => p.bigint('number');

const RefundSchema = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  properties: {
    id: p.uuid().primary(),
    paymentId: () =>
      p.manyToOne(Payment).mapToPk().joinColumn('payment_id').foreignKeyName('refunds_payment'),
    amountMinor: amount(),
    /** The platform's part of what goes back. */
    platformFeeMinor: amount(),
    reason: p.text().$type<RefundReason>(),
    note: p.blob().nullable().hidden(),
    channel: p.text().$type<(typeof refundChannels)[number]>(),
    status: p.text().$type<(typeof refundStatuses)[number]>(),
    attempts: p.integer().default(0),
    stripeRefundId: p.text().nullable().unique('refunds_stripe_unique'),
    failureCode: p.text().nullable(),
    requestedBy: p.text(),
    settledBy: p.text().nullable(),
    requestedAt: instant(),
    settledAt: instant().nullable(),
    version: p.integer().default(1),
    updatedAt: instant(),
  },
  indexes: [
    { name: 'refunds_of_payment', properties: ['paymentId'] },
    {
      name: 'refunds_open',
      expression: `create index refunds_open on refunds (requested_at) where status <> 'succeeded'`,
    },
    {
      name: 'refunds_by_request',
      expression: `create index refunds_by_request on refunds (requested_at) include (payment_id, amount_minor)`,
    },
  ],
  checks: [
    { name: 'refunds_amount', expression: 'amount_minor > 0' },
    { name: 'refunds_fee', expression: 'platform_fee_minor >= 0 and platform_fee_minor <= amount_minor' },
    { name: 'refunds_channel_known', expression: `channel in ('online', 'desk')` },
    { name: 'refunds_status_known', expression: `status in ('pending', 'succeeded', 'failed')` },
  ],
});

/** Money back: written down with its reason in the transaction that owes it, carried out afterwards. */
export class Refund extends RefundSchema.class {}

RefundSchema.setClass(Refund);

export { RefundSchema };
