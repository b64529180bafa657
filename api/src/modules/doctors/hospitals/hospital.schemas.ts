import { z } from 'zod';
import { defaultBookingPolicy, type BookingPolicy } from '../../../values/booking-policy.ts';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { currency, instant, timeZone, words } from '../fields.schemas.ts';

const whole = (min: number, max: number, description: string) =>
  z.int().min(min).max(max).meta({ description });

const byAdmins = (days: number) => `Fewer than ${days} are set by admins alone.`;

const policyFields = {
  bookFromMinutes: whole(0, 10_080, 'How long before its start a slot can last be booked, in minutes.'),
  bookUntilDays: whole(1, 730, 'How far ahead a slot can be booked, in days.'),
  holdMinutes: whole(1, 60, 'How long a slot is kept for a patient who still has to pay, in minutes.'),
  fullRefundNoticeHours: whole(0, 720, 'A cancellation this many hours before the start returns everything.'),
  halfRefundNoticeHours: whole(0, 720, 'A cancellation this many hours before the start returns half.'),
  maxReschedules: whole(0, 20, 'How often a patient may move an appointment.'),
  rescheduleNoticeHours: whole(0, 720, 'Until how many hours before the start an appointment can be moved.'),
  reviewDays: whole(
    0,
    365,
    `Days after the visit in which a review is taken. ${byAdmins(defaultBookingPolicy.reviewDays)}`,
  ),
  disputeDays: whole(
    0,
    365,
    `Days after the visit in which a dispute is taken. ${byAdmins(defaultBookingPolicy.disputeDays)}`,
  ),
} satisfies Record<keyof BookingPolicy, z.ZodType>;

export const bookingPolicySchema = z
  .object(policyFields)
  .meta({ id: 'BookingPolicy', description: 'What patients book by.', example: { ...defaultBookingPolicy } });

const policyChanges = z
  .strictObject(policyFields)
  .partial()
  .meta({ description: 'What is left out stays (at first: the default policy).' });

const legalName = words(200).meta({
  description: 'The name in law, as it stands on receipts; they bear `name` where there is none.',
  example: 'St. Mary’s Healthcare Pvt. Ltd.',
});
const taxLine = words(200).meta({
  description: 'How the tax office knows the hospital, in the words it uses; printed on receipts.',
  example: 'GSTIN 29ABCDE1234F1Z5',
});
const stripeAccountId = z
  .string()
  .regex(/^acct_[A-Za-z0-9]{1,64}$/, 'Expected the id of a connected account such as acct_1032D82eZvKYlo2C.')
  .meta({
    description: 'The connected Stripe account that receives the hospital’s share of what is paid online.',
    example: 'acct_1032D82eZvKYlo2C',
  });
const platformFeeBps = whole(0, 10_000, 'The platform’s part of each payment, in hundredths of a percent.');

/** Null takes a thing away: what the platform has by default then holds. */
const moneyFields = {
  legalName: legalName.nullable(),
  taxLine: taxLine.nullable(),
  stripeAccountId: stripeAccountId.nullable().meta({ description: 'Set by admins alone.' }),
  platformFeeBps: platformFeeBps
    .nullable()
    .meta({ description: 'Set by admins alone; null is what all hospitals pay.' }),
};

const terms = 'Shown to the hospital’s own staff and to admins alone.';

export const hospitalSchema = z
  .object({
    id: z.uuid(),
    slug: z.string().meta({ example: 'demo' }),
    name: z.string().meta({ example: 'Demo Hospital' }),
    timeZone: z.string().meta({ example: 'Asia/Kolkata' }),
    currency: z.string().meta({ example: 'INR' }),
    policy: bookingPolicySchema,
    legalName: legalName.nullable(),
    taxLine: taxLine.nullable(),
    stripeAccountId: stripeAccountId.nullable().optional().meta({ description: terms }),
    platformFeeBps: platformFeeBps
      .nullable()
      .optional()
      .meta({
        description: `In hundredths of a percent; null is what all hospitals pay. ${terms}`,
        example: 250,
      }),
    version: z.int().meta({ description: 'Send it back as `If-Match` to change what you have seen.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Hospital' });

export const hospitalPageSchema = pageSchema(hospitalSchema, 'HospitalPage');

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected words of a-z and 0-9 joined by hyphens.')
  .max(60)
  .meta({ description: 'Short name for addresses and scripts.', example: 'st-marys' });

const hospitalName = words(200).meta({ example: 'St. Mary’s Hospital' });

export const newHospitalSchema = z
  .strictObject({ slug, name: hospitalName, timeZone, currency, policy: policyChanges.optional() })
  .extend(z.strictObject(moneyFields).partial().shape)
  .meta({ id: 'NewHospital' });

export const hospitalChangesSchema = z
  .strictObject({ name: hospitalName, timeZone, currency, policy: policyChanges, ...moneyFields })
  .partial()
  .meta({ id: 'HospitalChanges' });

export const hospitalQuerySchema = z.strictObject({
  ...pageQuery,
  slug: z.string().max(60).optional().meta({ description: 'The one hospital with this slug.' }),
  q: z.string().trim().max(100).optional().meta({ description: 'Part of the name.' }),
});

export type HospitalAnswer = z.infer<typeof hospitalSchema>;
export type NewHospital = z.infer<typeof newHospitalSchema>;
export type HospitalChanges = z.infer<typeof hospitalChangesSchema>;
export type HospitalQuery = z.infer<typeof hospitalQuerySchema>;
