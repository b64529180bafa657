import { z } from 'zod';
import { moneySchema } from '../../doctors/index.ts';
import { cancellationRefundReasons } from '../../payments/index.ts';

const id = z.uuid();

export const cancellationReasons = [
  'patient_request',
  'patient_unwell',
  'booked_by_mistake',
  'found_earlier_visit',
  'doctor_unavailable',
  'hospital_closed',
  'other',
] as const;

export const cancellationBody = z
  .strictObject({
    reasonCode: z.enum(cancellationReasons),
    note: z.string().trim().min(1).max(2000).optional().meta({ description: 'Stored encrypted.' }),
  })
  .meta({ id: 'CancellationInput', example: { reasonCode: 'patient_request' } });
export type CancellationBody = z.infer<typeof cancellationBody>;

export const confirmationBody = z
  .strictObject({
    method: z.enum(['cash', 'card']).meta({ description: 'How the desk was paid.' }),
    note: z.string().trim().min(1).max(500).optional().meta({
      description: 'Such as the number of the desk’s own receipt. Stands in the history; no health words.',
    }),
  })
  .meta({ id: 'ConfirmationInput', example: { method: 'cash', note: 'Receipt 4411' } });
export type ConfirmationBody = z.infer<typeof confirmationBody>;

export const reschedulingBody = z
  .strictObject({
    slotId: id.meta({
      description: 'The free slot to move to, of the same doctor or of another one of the hospital.',
    }),
    visitTypeId: id.optional().meta({
      description:
        'What is then booked. Left out, it stays what it is; with another doctor it may be left out where that one offers one kind only.',
    }),
  })
  .meta({ id: 'ReschedulingInput', example: { slotId: '01936f6e-7c00-7000-8000-000000000011' } });
export type ReschedulingBody = z.infer<typeof reschedulingBody>;

export const cancellationQuoteSchema = z
  .object({
    paid: moneySchema.meta({ description: 'Everything that was paid for the appointment.' }),
    refunded: moneySchema.meta({ description: 'What of it has gone back before.' }),
    refund: moneySchema.meta({ description: 'What a cancellation at this moment would return.' }),
    reason: z.enum(cancellationRefundReasons).meta({ id: 'CancellationRefundReason' }),
  })
  .meta({
    id: 'CancellationQuote',
    example: {
      paid: { amountMinor: 50_000, currency: 'INR' },
      refunded: { amountMinor: 0, currency: 'INR' },
      refund: { amountMinor: 25_000, currency: 'INR' },
      reason: 'late_notice',
    },
  });
export type CancellationQuote = z.infer<typeof cancellationQuoteSchema>;
