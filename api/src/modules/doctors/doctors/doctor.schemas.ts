import { z } from 'zod';
import { pageSchema } from '../../../platform/http/page.ts';
import { externalId, instant, language, phone, specialtyName, unique, words } from '../fields.schemas.ts';
import { locationSchema } from '../locations/location.schemas.ts';
import { doctorStatuses } from '../rules/doctor-transitions.ts';
import { newVisitTypeSchema, visitTypeSchema } from '../visit-types/visit-type.schemas.ts';

const hospitalOfDoctor = z
  .object({
    id: z.uuid(),
    slug: z.string().meta({ example: 'demo' }),
    name: z.string().meta({ example: 'Demo Hospital' }),
    timeZone: z.string().meta({ example: 'Asia/Kolkata' }),
  })
  .meta({ id: 'HospitalOfDoctor' });

const locationOfDoctor = locationSchema
  .pick({
    id: true,
    externalId: true,
    name: true,
    addressLine: true,
    city: true,
    region: true,
    postalCode: true,
    country: true,
    latitude: true,
    longitude: true,
    timeZone: true,
  })
  .meta({ id: 'LocationOfDoctor' });

const confidential = 'Only in answers to those who work for the hospital, and to the doctor.';

export const doctorSchema = z
  .object({
    id: z.uuid(),
    hospital: hospitalOfDoctor,
    location: locationOfDoctor.nullable().meta({ description: 'The main place of work.' }),
    fullName: z.string().meta({ example: 'Dr. Asha Rao' }),
    credentials: z.string().nullable().meta({ example: 'MBBS, MD' }),
    bio: z.string().nullable().meta({ example: 'Twenty years of care for hearts.' }),
    specialties: z.array(z.string()).meta({ example: ['cardiology'] }),
    languages: z.array(z.string()).meta({ description: 'BCP 47 tags.', example: ['en', 'hi'] }),
    status: z.enum(doctorStatuses),
    rating: z
      .object({ average: z.number().nullable(), count: z.int() })
      .meta({ example: { average: 4.6, count: 128 } }),
    visitTypes: z.array(visitTypeSchema).meta({ description: 'What can be booked.' }),
    nextAvailableAt: instant.nullable().meta({
      description:
        'Start of the first free slot that can be booked: in the booking window of the hospital, and in the asked time where one was asked.',
    }),
    distanceKm: z.number().nullable().meta({ description: 'From `near`, where it was asked.' }),
    version: z.int().meta({ description: 'Send it back as `If-Match` to change what you have seen.' }),
    updatedAt: instant,
    externalId: z.string().nullable().optional().meta({ description: confidential, example: 'DOC-0042' }),
    email: z
      .string()
      .nullable()
      .optional()
      .meta({ description: confidential, example: 'asha.rao@hospital.example' }),
    phone: z.string().nullable().optional().meta({ description: confidential, example: '+919876543210' }),
    licenceNumber: z.string().nullable().optional().meta({ description: confidential, example: 'KA-12345' }),
    suspension: z
      .object({
        reason: z.string().nullable().meta({ example: 'The licence has run out.' }),
        by: z.string().nullable().meta({ example: 'admin:01936f6e-7c00-7000-8000-000000000007' }),
        at: instant.nullable(),
      })
      .nullable()
      .optional()
      .meta({ description: `Of a suspended doctor. ${confidential}`, example: null }),
    createdAt: instant.optional().meta({ description: confidential }),
  })
  .meta({ id: 'Doctor' });

export const doctorPageSchema = pageSchema(doctorSchema, 'DoctorPage');

const fields = {
  externalId: externalId.nullable().optional(),
  locationId: z.uuid().nullable().optional().meta({ description: 'The main place of work.' }),
  fullName: words(200).meta({ example: 'Dr. Asha Rao' }),
  email: z.email().max(254).nullable().optional().meta({ example: 'asha.rao@hospital.example' }),
  phone: phone.nullable().optional(),
  licenceNumber: words(100).nullable().optional().meta({ example: 'KA-12345' }),
  credentials: words(200).nullable().optional().meta({ example: 'MBBS, MD' }),
  bio: words(4000).nullable().optional().meta({ example: 'Twenty years of care for hearts.' }),
  specialties: z
    .array(specialtyName)
    .max(20)
    .transform(unique)
    .meta({ example: ['cardiology'] }),
  languages: z
    .array(language)
    .max(30)
    .transform(unique)
    .meta({ description: 'BCP 47 tags or English names.', example: ['en', 'hi'] }),
};

export const newDoctorSchema = z
  .strictObject({
    hospitalId: z
      .uuid()
      .optional()
      .meta({ description: 'An admin names it; for all others it is their own.' }),
    ...fields,
    specialties: fields.specialties.optional(),
    languages: fields.languages.optional(),
    status: z.enum(['active', 'pending']).default('active'),
    visitTypes: z.array(newVisitTypeSchema).max(20).optional(),
  })
  .meta({ id: 'NewDoctor' });

export const doctorChangesSchema = z
  .strictObject({ ...fields, status: z.enum(doctorStatuses) })
  .partial()
  .meta({
    id: 'DoctorChanges',
    description: 'What is left out stays; null empties. Doctors change their own bio, languages and phone.',
  });

export type DoctorAnswer = z.infer<typeof doctorSchema>;
export type NewDoctor = z.infer<typeof newDoctorSchema>;
export type DoctorChanges = z.infer<typeof doctorChangesSchema>;
