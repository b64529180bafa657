import { z } from 'zod';
import { languageTag } from '../../../values/language-tag.ts';
import { isTimeZone } from '../../../values/time-zone.ts';
import {
  passwordFaults,
  type PasswordFault,
  passwordMaxLength,
  passwordMinLength,
} from '../rules/password-faults.ts';
import { roles } from './account.entity.ts';

const sentences: Record<PasswordFault, string> = {
  too_short: `Expected at least ${passwordMinLength} characters.`,
  too_long: `Expected at most ${passwordMaxLength} characters.`,
  too_uniform: 'Expected at least five different characters.',
  contains_email: 'It must not contain the e-mail address.',
};

export const emailSchema = z
  .email()
  .max(254)
  .toLowerCase()
  .meta({ description: 'Upper and lower case are the same address.', example: 'mila.rose@example.com' });

const newPasswordSchema = z
  .string()
  .max(1000)
  .superRefine((password, context) => tell(context, passwordFaults(password)))
  .meta({
    description: `${passwordMinLength} to ${passwordMaxLength} characters, at least five different ones, not containing the e-mail address. Any characters, spaces too.`,
    format: 'password',
    minLength: passwordMinLength,
    maxLength: passwordMaxLength,
    example: 'correct horse battery staple',
  });

const fullNameSchema = z.string().trim().min(1).max(200).meta({ example: 'Mila Rose' });
const phoneSchema = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'Expected an international number such as +918041234567.')
  .meta({ description: 'E.164: a plus sign, the country code and the number.', example: '+918041234567' });
const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Expected an IANA time zone such as Asia/Kolkata.')
  .meta({
    description: 'An IANA time zone: the one times are told to this person in.',
    example: 'Asia/Kolkata',
  });
const localeSchema = z
  .string()
  .max(35)
  .refine((tag) => languageTag(tag) === tag, 'Expected a BCP 47 language tag such as en-IN.')
  .meta({
    description: 'A BCP 47 language tag: the language this person is written to in.',
    example: 'en-IN',
  });

/** What everybody says who gets an account. */
export const newAccountFields = {
  email: emailSchema,
  password: newPasswordSchema,
  fullName: fullNameSchema,
  phone: phoneSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  locale: localeSchema.optional(),
};

export const registerSchema = z
  .strictObject(newAccountFields)
  .superRefine(refuseEmailInPassword)
  .meta({ id: 'Register' });

export const registrationSchema = z
  .object({
    email: z.email().meta({ description: 'The address, as it signs in.', example: 'mila.rose@example.com' }),
  })
  .meta({
    id: 'Registration',
    description: 'The same whether or not the address had an account before: that is nobody else’s to know.',
  });

export const createUserSchema = z
  .strictObject({
    email: emailSchema,
    password: newPasswordSchema,
    fullName: fullNameSchema,
    role: z.enum(roles).meta({ example: 'staff' }),
    hospitalId: z.uuid().nullable().default(null).meta({ description: 'Required for staff and doctors.' }),
    doctorId: z.uuid().nullable().default(null).meta({ description: 'Required for doctors.' }),
  })
  .superRefine(refuseEmailInPassword)
  .superRefine(({ role, hospitalId, doctorId }, context) => {
    const wanted = { hospitalId: role === 'staff' || role === 'doctor', doctorId: role === 'doctor' };
    refuseUnless(context, 'hospitalId', wanted.hospitalId, hospitalId, role);
    refuseUnless(context, 'doctorId', wanted.doctorId, doctorId, role);
  })
  .meta({
    id: 'CreateUser',
    example: {
      email: 'front.desk@hospital.example',
      password: 'correct horse battery staple',
      fullName: 'Front Desk',
      role: 'staff',
      hospitalId: '01936f6e-7c00-7000-8000-000000000004',
    },
  });

export const updateMeSchema = z
  .strictObject({
    fullName: fullNameSchema.optional(),
    phone: phoneSchema.nullable().optional(),
    timeZone: timeZoneSchema.nullable().optional(),
    locale: localeSchema.nullable().optional(),
  })
  .meta({ id: 'UpdateMe', description: 'What is left out stays; null takes it away.' });

export const accountExample = {
  id: '01936f6e-7c00-7000-8000-000000000005',
  email: 'mila.rose@example.com',
  fullName: 'Mila Rose',
  phone: '+918041234567',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
  role: 'patient',
  hospitalId: null,
  doctorId: null,
  emailVerifiedAt: null,
  createdAt: '2026-12-01T06:00:00.000Z',
  updatedAt: '2026-12-01T06:00:00.000Z',
  version: 1,
};

export const accountSchema = z
  .object({
    id: z.uuid(),
    email: z.string().meta({ example: 'mila.rose@example.com' }),
    fullName: z.string().meta({ example: 'Mila Rose' }),
    phone: z.string().nullable().meta({ example: '+918041234567' }),
    timeZone: z.string().nullable().meta({ example: 'Asia/Kolkata' }),
    locale: z.string().nullable().meta({ example: 'en-IN' }),
    role: z.enum(roles),
    hospitalId: z.uuid().nullable().meta({ description: 'The hospital a doctor or staff member works for.' }),
    doctorId: z.uuid().nullable().meta({ description: 'The profile of a doctor.' }),
    emailVerifiedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int().meta({ description: 'Send it as `If-Match` with a change.', example: 1 }),
  })
  .meta({
    id: 'Account',
    example: accountExample,
  });

export type Register = z.infer<typeof registerSchema>;
export type CreateUser = z.infer<typeof createUserSchema>;
export type UpdateMe = z.infer<typeof updateMeSchema>;
export type AccountAnswer = z.infer<typeof accountSchema>;

/** For `superRefine` of whatever takes an address with a new password. */
export function refuseEmailInPassword(
  { email, password }: { email: string; password: string },
  context: z.RefinementCtx,
): void {
  const faults = passwordFaults(password, email).filter((fault) => fault === 'contains_email');
  tell(context, faults, ['password']);
}

function tell(context: z.RefinementCtx, faults: PasswordFault[], path: string[] = []): void {
  for (const fault of faults) {
    context.addIssue({ code: 'custom', message: sentences[fault], path });
  }
}

function refuseUnless(
  context: z.RefinementCtx,
  field: string,
  wanted: boolean,
  given: string | null,
  role: string,
): void {
  if (wanted !== (given !== null)) {
    const message = wanted ? `Required for the role ${role}.` : `Not for the role ${role}.`;
    context.addIssue({ code: 'custom', message, path: [field] });
  }
}
