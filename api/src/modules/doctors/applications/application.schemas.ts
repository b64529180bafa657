import { z } from 'zod';
import { newAccountFields, refuseEmailInPassword } from '../../auth/index.ts';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { instant, language, specialtyName, unique, words } from '../fields.schemas.ts';
import { checkNames, checkOutcomes } from '../rules/application-checks.ts';
import { applicationStatuses } from '../rules/application-transitions.ts';
import { doctorStatuses } from '../rules/doctor-transitions.ts';

const status = z.enum(applicationStatuses).meta({ id: 'DoctorApplicationStatus' });
const checkName = z.enum(checkNames).meta({ id: 'DoctorApplicationCheckName' });
const checkOutcome = z.enum(checkOutcomes).meta({ id: 'DoctorApplicationCheckOutcome' });

const byName = z.string().nullable().meta({ description: 'Who that is.', example: 'Noor Haddad' });

const licence = {
  number: words(100).meta({ example: 'KA-12345' }),
  authority: words(200).meta({ description: 'Who issued it.', example: 'Karnataka Medical Council' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Expected an ISO 3166-1 code such as IN.')
    .meta({ description: 'ISO 3166-1 alpha-2 code.', example: 'IN' }),
};

const profile = {
  fullName: words(200).meta({ example: 'Dr. Asha Rao' }),
  credentials: words(200).meta({ example: 'MBBS, MD' }),
  bio: words(4000).meta({ example: 'Twenty years of care for hearts.' }),
};

export const newApplicationSchema = z
  .strictObject({
    ...newAccountFields,
    email: newAccountFields.email.optional().meta({
      description:
        'With a password the account to be. Left out by whoever is signed in, whose account it then is.',
      example: 'asha.rao@hospital.example',
    }),
    password: newAccountFields.password.optional(),
    fullName: profile.fullName,
    hospitalId: z.uuid().meta({ description: 'Where the doctor works.' }),
    specialties: z
      .array(specialtyName)
      .min(1)
      .max(20)
      .transform(unique)
      .meta({ example: ['cardiology'] }),
    languages: z
      .array(language)
      .min(1)
      .max(30)
      .transform(unique)
      .meta({ description: 'BCP 47 tags or English names.', example: ['en', 'hi'] }),
    licence: z.strictObject(licence),
    credentials: profile.credentials.optional(),
    bio: profile.bio.optional(),
  })
  .superRefine(({ email, password }, context) => {
    if (email !== undefined && password !== undefined) {
      refuseEmailInPassword({ email, password }, context);
    }
  })
  .meta({
    id: 'NewDoctorApplication',
    example: {
      email: 'asha.rao@hospital.example',
      password: 'correct horse battery staple',
      fullName: 'Dr. Asha Rao',
      phone: '+919876543210',
      hospitalId: '01936f6e-7c00-7000-8000-000000000004',
      specialties: ['cardiology'],
      languages: ['en', 'hi'],
      licence: { number: 'KA-12345', authority: 'Karnataka Medical Council', country: 'IN' },
      credentials: 'MBBS, MD',
      bio: 'Twenty years of care for hearts.',
    },
  });

export const receivedApplicationSchema = z
  .object({ email: z.string().meta({ example: 'asha.rao@hospital.example' }) })
  .meta({
    id: 'ReceivedDoctorApplication',
    description: 'The same whether or not the address had an account before: that is nobody else’s to know.',
  });

const hospital = z
  .object({ id: z.uuid(), name: z.string().meta({ example: 'Demo Hospital' }) })
  .meta({ id: 'HospitalOfApplication' });

const said = {
  id: z.uuid(),
  status,
  hospital,
  fullName: z.string().meta({ example: 'Dr. Asha Rao' }),
  phone: z.string().nullable().meta({ example: '+919876543210' }),
  specialties: z.array(z.string()).meta({ example: ['cardiology'] }),
  languages: z.array(z.string()).meta({ description: 'BCP 47 tags.', example: ['en', 'hi'] }),
  licence: z.object(licence),
  credentials: z.string().nullable().meta({ example: 'MBBS, MD' }),
  bio: z.string().nullable().meta({ example: 'Twenty years of care for hearts.' }),
  doctorId: z.uuid().nullable().meta({ description: 'The doctor who came of it.' }),
  version: z.int().meta({ description: 'Send it back as `If-Match` to change what you have seen.' }),
  createdAt: instant,
  updatedAt: instant,
};

export const ownApplicationSchema = z
  .object({
    ...said,
    decision: z
      .object({
        reason: z.string().nullable().meta({ example: 'The register does not know the licence.' }),
        at: instant,
      })
      .nullable(),
  })
  .meta({ id: 'OwnDoctorApplication' });

export const applicationSchema = z
  .object({
    ...said,
    applicant: z
      .object({
        accountId: z.uuid(),
        email: z.string().meta({ example: 'asha.rao@hospital.example' }),
        suspended: z.boolean().meta({ example: false }),
      })
      .meta({ id: 'DoctorApplicant' }),
    checks: z.array(
      z
        .object({
          name: checkName,
          required: z.boolean().meta({ description: 'Without it there is no approval.' }),
          outcome: checkOutcome,
          note: z.string().nullable().meta({ example: 'Found in the register, valid to 2029.' }),
          evidence: z.string().nullable().meta({ example: 'https://register.example/KA-12345' }),
          by: z.string().nullable().meta({ example: 'admin:01936f6e-7c00-7000-8000-000000000007' }),
          byName,
          at: instant.nullable(),
        })
        .meta({ id: 'DoctorApplicationCheck' }),
    ),
    decision: z
      .object({
        reason: z.string().nullable().meta({ example: 'The register does not know the licence.' }),
        by: z.string().meta({ example: 'admin:01936f6e-7c00-7000-8000-000000000007' }),
        byName,
        at: instant,
      })
      .nullable(),
    knownDoctors: z
      .array(
        z
          .object({
            id: z.uuid(),
            fullName: z.string().meta({ example: 'Dr. Asha Rao' }),
            status: z.enum(doctorStatuses),
            licenceNumber: z.string().nullable().meta({ example: 'KA-12345' }),
            email: z.string().nullable().meta({ example: 'asha.rao@hospital.example' }),
            hasAccount: z.boolean().meta({ example: false }),
          })
          .meta({ id: 'KnownDoctor' }),
      )
      .meta({
        description:
          'Doctors the hospital has already with this licence number or e-mail address: who it may be.',
      }),
  })
  .meta({ id: 'DoctorApplication' });

export const applicationPageSchema = pageSchema(applicationSchema, 'DoctorApplicationPage');

export const applicationQuerySchema = z.strictObject({
  ...pageQuery,
  status: z
    .enum(['open', ...applicationStatuses, 'all'])
    .default('open')
    .meta({
      description:
        '`open` are those to be decided, `submitted` and `in_review`. What waits comes oldest first, all others newest first; with `q` the best come before.',
    }),
  hospitalId: z.uuid().optional(),
  q: z.string().max(100).optional().meta({
    description:
      'Words of the name, the e-mail address or the licence number: their beginnings, or nearly so.',
    example: 'asha KA-12345',
  }),
});

export const checkParamSchema = z.enum(checkNames);

const note = z.string().trim().min(1).max(2000);

export const checkInputSchema = z
  .strictObject({
    outcome: checkOutcome,
    note: note.nullable().default(null).meta({ description: 'For the admins.' }),
    evidence: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Where it can be looked up: an address, the number of a file.' }),
  })
  .meta({
    id: 'DoctorApplicationCheckInput',
    example: {
      outcome: 'passed',
      note: 'Found in the register, valid to 2029.',
      evidence: 'https://register.example/KA-12345',
    },
  });

export const applicationDecisionSchema = z
  .strictObject({
    outcome: z.enum(['approved', 'rejected']),
    reason: note.optional().meta({ description: 'With `rejected`, which needs it: the applicant reads it.' }),
    doctorId: z.uuid().optional().meta({
      description:
        'With `approved`: a doctor the hospital has already, who it is. Left out, the doctor is added.',
    }),
  })
  .superRefine(({ outcome, reason, doctorId }, context) => {
    if (outcome === 'rejected' && reason === undefined) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'The applicant is to know why.' });
    }
    if (outcome === 'rejected' && doctorId !== undefined) {
      context.addIssue({ code: 'custom', path: ['doctorId'], message: 'Not with `rejected`.' });
    }
  })
  .meta({
    id: 'DoctorApplicationDecision',
    example: { outcome: 'rejected', reason: 'The register does not know the licence.' },
  });

export type NewApplication = z.infer<typeof newApplicationSchema>;
export type OwnApplication = z.infer<typeof ownApplicationSchema>;
export type ApplicationAnswer = z.infer<typeof applicationSchema>;
export type ApplicationQuery = z.infer<typeof applicationQuerySchema>;
export type CheckInput = z.infer<typeof checkInputSchema>;
export type ApplicationDecision = z.infer<typeof applicationDecisionSchema>;
