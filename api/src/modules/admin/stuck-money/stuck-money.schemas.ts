import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { moneySchema } from '../../doctors/index.ts';
import { stuckKinds } from '../../payments/index.ts';

const id = z.uuid().nullable();

export const stuckMoneyKinds = [...stuckKinds, 'paid_without_visit'] as const;

/** What somebody can do about it; whoever asks may do each that is named. */
export const remedies = ['retry_refund', 'settle_refund', 'refund_payment', 'look'] as const;
export type Remedy = (typeof remedies)[number];

export const stuckMoneySchema = z
  .object({
    kind: z.enum(stuckMoneyKinds).meta({
      id: 'StuckMoneyKind',
      description:
        '`refund_failed`: every attempt has failed. `refund_overdue`: on its way for more than an hour. `refund_at_desk`: to be handed out for three days. ' +
        '`payment_overdue`: begun more than an hour ago and neither paid nor given up. `disagreement`: Stripe’s books say otherwise. ' +
        '`paid_without_visit`: paid for a time that is nobody’s, and kept.',
    }),
    since: z.iso.datetime(),
    amount: moneySchema.nullable().meta({ description: 'Null where we have no record of it.' }),
    hospitalId: id,
    appointmentId: id,
    paymentId: id,
    refundId: id,
    disputeId: id.meta({ description: 'The open dispute about the visit, if there is one.' }),
    stripeId: z.string().nullable().meta({ description: 'Of the payment intent or refund at Stripe.' }),
    code: z.string().nullable().meta({
      description: 'Why it failed in Stripe’s words, where it stands, or in what the books differ.',
      example: 'expired_or_canceled_card',
    }),
    says: z.string().meta({ example: 'Every attempt to send this refund has failed.' }),
    can: z.array(z.enum(remedies)).meta({
      description:
        'What you can do: `retryRefund`, `settleRefund`, `refundPayment`; or look into it, with the ids, here and at Stripe.',
    }),
  })
  .meta({ id: 'StuckMoney' });
export type StuckMoneyAnswer = z.infer<typeof stuckMoneySchema>;

export const stuckMoneyPage = pageSchema(stuckMoneySchema, 'StuckMoneyPage');

export const stuckMoneyQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(stuckMoneyKinds).optional(),
  hospitalId: z.uuid().optional().meta({ description: 'For admins: of this hospital alone.' }),
});
export type StuckMoneyQuery = z.infer<typeof stuckMoneyQuery>;
