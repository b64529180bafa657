import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { moneySchema } from '../../doctors/index.ts';
import { refundSchema } from '../refunds/refund.schemas.ts';
import { paymentChannels, paymentPurposes, paymentStatuses } from './payment.entity.ts';

const id = z.uuid();
const instant = z.iso.datetime();
const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const share = { platformFee: moneySchema, hospitalShare: moneySchema };

const paymentFields = {
  id,
  appointmentId: id,
  reference: z.string().meta({ description: 'Of the appointment.' }),
  hospitalId: id,
  patientId: id,
  purpose: z.enum(paymentPurposes).meta({
    description: '`reschedule`: the difference, when an appointment was moved to a dearer visit.',
  }),
  channel: z.enum(paymentChannels).meta({
    id: 'PaymentChannel',
    description: '`online` through Stripe; `cash` or `card` at the desk.',
  }),
  status: z.enum(paymentStatuses).meta({
    id: 'PaymentStatus',
    description: '`succeeded` payments stay so whatever is returned of them: see `refunded`.',
  }),
  amount: moneySchema,
  ...share,
  refunded: moneySchema.meta({ description: 'What is owed back or has gone back.' }),
  owed: moneySchema.meta({ description: 'What of `refunded` has not gone back yet.' }),
  net: z
    .object({ amount: moneySchema, ...share })
    .meta({ id: 'PaymentNet', description: 'What is left after refunds, and whose it is.' }),
  declineCode: z.string().nullable().meta({ description: 'Why the last card was declined.' }),
  recordedBy: z.string().nullable().meta({ description: 'Who took the money at the desk.' }),
  stripePaymentIntentId: z.string().nullable(),
  stripeAccountId: z.string().nullable().meta({ description: 'The connected account the share went on to.' }),
  createdAt: instant,
  paidAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  updatedAt: instant,
  version: z.int(),
};

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });

const example = {
  id: '01936f6e-7c00-7000-8000-000000000020',
  appointmentId: '01936f6e-7c00-7000-8000-000000000010',
  reference: '7K3Q-M0XA',
  hospitalId: '01936f6e-7c00-7000-8000-000000000004',
  patientId: '01936f6e-7c00-7000-8000-000000000005',
  purpose: 'visit',
  channel: 'online',
  status: 'succeeded',
  amount: inr(50_000),
  platformFee: inr(2_500),
  hospitalShare: inr(47_500),
  refunded: inr(10_000),
  owed: inr(0),
  net: { amount: inr(40_000), platformFee: inr(2_000), hospitalShare: inr(38_000) },
  declineCode: null,
  recordedBy: null,
  stripePaymentIntentId: 'pi_3PqWEq2eZvKYlo2C0a1b2c3d',
  stripeAccountId: null,
  createdAt: '2026-12-01T06:00:00.000Z',
  paidAt: '2026-12-01T06:04:00.000Z',
  cancelledAt: null,
  updatedAt: '2026-12-01T06:04:00.000Z',
  version: 3,
};

export const paymentSchema = z.object(paymentFields).meta({ id: 'Payment', example });
export type PaymentAnswer = z.infer<typeof paymentSchema>;

export const paymentDetailSchema = z
  .object({ ...paymentFields, refunds: z.array(refundSchema) })
  .meta({ id: 'PaymentWithRefunds', example: { ...example, refunds: [] } });
export type PaymentDetail = z.infer<typeof paymentDetailSchema>;

export const paymentPage = pageSchema(paymentSchema, 'PaymentPage');

export const paymentQuery = z.strictObject({
  hospitalId: id
    .optional()
    .meta({ description: 'Admins see the payments of all hospitals, or of this one.' }),
  from: instantInput.optional().meta({
    description:
      'Begun at or after this instant (`createdAt`, which every payment has and which never moves it to another period).',
  }),
  to: instantInput.optional().meta({ description: 'Begun before this instant.' }),
  status: z.enum(paymentStatuses).optional(),
  channel: z.enum(paymentChannels).optional(),
  appointmentId: id.optional(),
  q: z.string().trim().min(2).max(60).optional().meta({
    description: 'How the reference of the appointment begins, in any writing: `7K3Q-M0` or `7k3qm0`.',
  }),
  patientId: id.optional(),
  order: z.enum(['newest', 'oldest']).default('newest').meta({ description: 'Which come first.' }),
  ...pageQuery,
});
export type PaymentQuery = z.infer<typeof paymentQuery>;
