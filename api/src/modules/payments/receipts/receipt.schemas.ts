import { z } from 'zod';
import { languages } from '../../../values/in-words.ts';
import { visitModes } from '../../doctors/index.ts';
import { refundStatuses } from '../refunds/refund.entity.ts';
import { refundReasons } from '../refunds/refund-reasons.ts';

const instant = z.iso.datetime();
const inWords = z.string();

const amount = z
  .object({ amountMinor: z.int(), currency: z.string(), text: inWords })
  .meta({ id: 'ReceiptAmount', example: { amountMinor: 50_000, currency: 'INR', text: '₹500.00' } });

const paymentMethods = ['card_online', 'cash', 'card_at_desk'] as const;

const paymentLine = z.object({
  paymentId: z.uuid(),
  method: z.enum(paymentMethods),
  methodText: inWords,
  paidAt: instant,
  paidAtText: inWords,
  amount,
});

const refundLine = z.object({
  refundId: z.uuid(),
  paymentId: z.uuid(),
  reason: z.enum(refundReasons),
  reasonText: inWords,
  status: z.enum(refundStatuses),
  statusText: inWords,
  requestedAt: instant,
  requestedAtText: inWords,
  settledAt: instant.nullable(),
  amount,
});

export const receiptSchema = z
  .object({
    number: z.string().meta({ description: 'The hospital’s own count, without a gap.' }),
    issuedAt: instant,
    issuedAtText: inWords,
    appointmentId: z.uuid(),
    reference: z.string(),
    language: z.enum(languages).meta({ description: 'Of every `…Text` and `text`.' }),
    timeZone: z.string().meta({
      description: 'The zone the texts tell instants in: the patient’s, else the location’s.',
    }),
    hospital: z.object({
      name: z.string().meta({ description: 'Its name in law.' }),
      address: z.string().nullable(),
      taxLine: z.string().nullable(),
    }),
    patient: z.object({ name: z.string() }),
    visit: z.object({
      name: z.string(),
      mode: z.enum(visitModes),
      modeText: inWords,
      doctor: z.string(),
      startsAt: instant,
      endsAt: instant,
      timeZone: z.string().meta({ description: 'The zone of the location.' }),
      startsAtText: inWords.meta({ description: 'In the zone of the location.' }),
    }),
    payments: z.array(paymentLine),
    refunds: z.array(refundLine),
    totals: z.object({
      paid: amount,
      returned: amount.meta({ description: 'What has gone back.' }),
      toReturn: amount.meta({ description: 'What is owed and still on its way.' }),
      net: amount.meta({ description: 'What the visit costs in the end: paid, less both.' }),
    }),
  })
  .meta({
    id: 'Receipt',
    example: {
      number: 'demo-000042',
      issuedAt: '2026-12-01T06:04:00.000Z',
      issuedAtText: '1 December 2026 at 11:34 am IST',
      appointmentId: '01936f6e-7c00-7000-8000-000000000010',
      reference: '7K3Q-M0XA',
      language: 'en',
      timeZone: 'Asia/Kolkata',
      hospital: {
        name: 'Demo Hospital Pvt. Ltd.',
        address: '12 Residency Road, Bengaluru, Karnataka, 560025, India',
        taxLine: 'GSTIN 29ABCDE1234F1Z5',
      },
      patient: { name: 'Mila Sen' },
      visit: {
        name: 'First visit',
        mode: 'in_person',
        modeText: 'Visit in person',
        doctor: 'Dr. Asha Rao',
        startsAt: '2026-12-02T04:30:00.000Z',
        endsAt: '2026-12-02T04:45:00.000Z',
        timeZone: 'Asia/Kolkata',
        startsAtText: '2 December 2026 at 10:00 am IST',
      },
      payments: [
        {
          paymentId: '01936f6e-7c00-7000-8000-000000000020',
          method: 'card_online',
          methodText: 'Card, online',
          paidAt: '2026-12-01T06:04:00.000Z',
          paidAtText: '1 December 2026 at 11:34 am IST',
          amount: { amountMinor: 50_000, currency: 'INR', text: '₹500.00' },
        },
      ],
      refunds: [],
      totals: {
        paid: { amountMinor: 50_000, currency: 'INR', text: '₹500.00' },
        returned: { amountMinor: 0, currency: 'INR', text: '₹0.00' },
        toReturn: { amountMinor: 0, currency: 'INR', text: '₹0.00' },
        net: { amountMinor: 50_000, currency: 'INR', text: '₹500.00' },
      },
    },
  });
export type Receipt = z.infer<typeof receiptSchema>;

export const receiptQuery = z.strictObject({
  language: z.enum(languages).optional().meta({
    description: 'The language of its words; the patient’s own where it is left out, else English.',
  }),
});
export type ReceiptQuery = z.infer<typeof receiptQuery>;
