import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { moneySchema } from '../../doctors/index.ts';
import { refundReasons } from './refund-reasons.ts';
import { refundChannels, refundStatuses } from './refund.entity.ts';

const id = z.uuid();
const instant = z.iso.datetime();

/** What people return money for by hand; the other reasons are the house's own, by its rules. */
export const givenReasons = ['goodwill', 'not_the_patients_choice', 'paid_twice'] as const;

export const refundBody = z
  .strictObject({
    amountMinor: z.int().min(1).optional().meta({
      description: 'In minor units of what was paid; all that is left of it when left out.',
    }),
    reason: z.enum(givenReasons),
    note: z.string().trim().min(1).max(500).optional().meta({
      description: 'For the hospital’s own people. Stored encrypted.',
    }),
  })
  .meta({
    id: 'RefundInput',
    example: { amountMinor: 10_000, reason: 'goodwill', note: 'Waited two hours' },
  });
export type RefundBody = z.infer<typeof refundBody>;

export const refundSchema = z
  .object({
    id,
    paymentId: id,
    appointmentId: id,
    reference: z.string().meta({ description: 'Of the appointment.' }),
    hospitalId: id,
    amount: moneySchema,
    platformFee: moneySchema.meta({ description: 'The platform’s part of it; the rest is the hospital’s.' }),
    reason: z.enum(refundReasons).meta({ id: 'RefundReason' }),
    note: z.string().nullable(),
    channel: z.enum(refundChannels).meta({
      description: '`online`: back to the card it came from. `desk`: handed out where it was taken.',
    }),
    status: z.enum(refundStatuses).meta({
      id: 'RefundStatus',
      description:
        '`pending`: owed, and on its way, or to be handed out. `failed`: still owed, but every attempt has failed; somebody has to look.',
    }),
    attempts: z.int().meta({ description: 'How many attempts have failed.' }),
    failureCode: z.string().nullable().meta({ description: 'Why the last one did, in Stripe’s words.' }),
    stripeRefundId: z.string().nullable(),
    requestedBy: z.string(),
    requestedAt: instant,
    settledBy: z.string().nullable().meta({ description: 'Who handed it out at the desk.' }),
    settledAt: instant.nullable(),
    version: z.int().meta({ description: 'Send it as `If-Match` to change only what you have seen.' }),
    updatedAt: instant,
  })
  .meta({
    id: 'Refund',
    example: {
      id: '01936f6e-7c00-7000-8000-000000000030',
      paymentId: '01936f6e-7c00-7000-8000-000000000020',
      appointmentId: '01936f6e-7c00-7000-8000-000000000010',
      reference: '7K3Q-M0XA',
      hospitalId: '01936f6e-7c00-7000-8000-000000000004',
      amount: { amountMinor: 10_000, currency: 'INR' },
      platformFee: { amountMinor: 500, currency: 'INR' },
      reason: 'goodwill',
      note: 'Waited two hours',
      channel: 'online',
      status: 'succeeded',
      attempts: 0,
      failureCode: null,
      stripeRefundId: 're_3PqWEq2eZvKYlo2C0a1b2c3d',
      requestedBy: 'staff:01936f6e-7c00-7000-8000-000000000007',
      requestedAt: '2026-12-01T06:00:00.000Z',
      settledBy: null,
      settledAt: '2026-12-01T06:00:02.000Z',
      version: 2,
      updatedAt: '2026-12-01T06:00:02.000Z',
    },
  });
export type RefundAnswer = z.infer<typeof refundSchema>;

export const refundPage = pageSchema(refundSchema, 'RefundPage');

export const refundQuery = z.strictObject({
  status: z.enum(refundStatuses).optional(),
  channel: z.enum(refundChannels).optional(),
  hospitalId: id.optional().meta({ description: 'Admins see the refunds of all hospitals, or of this one.' }),
  paymentId: id.optional(),
  appointmentId: id.optional(),
  ...pageQuery,
});
export type RefundQuery = z.infer<typeof refundQuery>;
