import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { currency, instant, words } from '../fields.schemas.ts';
import { paymentKinds, visitModes } from './visit-type.entity.ts';

const largestFeeMinor = 1_000_000_000_000;

const money = z.strictObject({ amountMinor: z.int().min(0).max(largestFeeMinor), currency }).meta({
  description: 'In minor units: 50000 INR are 500 rupees.',
  example: { amountMinor: 50_000, currency: 'INR' },
});

const fields = {
  name: words(120).meta({ example: 'First visit' }),
  durationMinutes: z.int().min(5).max(480).meta({ example: 30 }),
  fee: money,
  mode: z.enum(visitModes),
  payment: z
    .enum(paymentKinds)
    .meta({ description: '`online` when it is booked, or at the desk (`at_visit`).' }),
};

export const moneySchema = z
  .object({ amountMinor: z.int(), currency: z.string() })
  .meta({ id: 'Money', description: 'In minor units.', example: { amountMinor: 50_000, currency: 'INR' } });

export const visitTypeSchema = z
  .object({
    id: z.uuid(),
    doctorId: z.uuid(),
    name: z.string().meta({ example: 'First visit' }),
    durationMinutes: z.int().meta({ example: 30 }),
    fee: moneySchema,
    mode: z.enum(visitModes),
    payment: z.enum(paymentKinds),
    active: z.boolean().meta({ description: 'Only active ones can be booked.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'VisitType' });

export const visitTypePageSchema = pageSchema(visitTypeSchema, 'VisitTypePage');

export const newVisitTypeSchema = z.strictObject(fields).meta({ id: 'NewVisitType' });

export const visitTypeChangesSchema = z
  .strictObject({ ...fields, active: z.boolean() })
  .partial()
  .meta({ id: 'VisitTypeChanges', description: 'Appointments that exist keep what was agreed.' });

export const visitTypeQuerySchema = z.strictObject({ ...pageQuery });

export type VisitTypeAnswer = z.infer<typeof visitTypeSchema>;
export type NewVisitType = z.infer<typeof newVisitTypeSchema>;
export type VisitTypeChanges = z.infer<typeof visitTypeChangesSchema>;
export type VisitTypeQuery = z.infer<typeof visitTypeQuerySchema>;
