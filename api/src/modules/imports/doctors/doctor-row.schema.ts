import { z } from 'zod';
import { paymentKinds, visitModes } from '../../doctors/index.ts';
import { rowBasics } from '../batches/row-basics.schema.ts';
import { lengths } from '../rules/judge-doctor-row.ts';

const text = (max: number, description: string, example: string) =>
  z.string().max(max).nullish().meta({ description, example });

/** Documents a row of doctors. Rows are judged one by one by `rules/judge-doctor-row.ts`, so that one bad row spoils no other. */
export const doctorRow = z
  .object({
    ...rowBasics,
    externalId: z.string().max(lengths.externalId).meta({
      description: 'The key of the doctor in your system: the same key again updates the doctor.',
      example: 'DOC-17',
    }),
    fullName: z.string().max(lengths.fullName).meta({
      description: 'The name patients see.',
      example: 'Dr. Asha Rao',
    }),
    email: text(lengths.email, 'The address the doctor signs in with.', 'asha.rao@hospital.example'),
    phone: text(lengths.phone, 'With 6 to 15 digits, best in international form.', '+919876543210'),
    licenceNumber: text(lengths.licenceNumber, 'Licence or registration number.', 'KMC-48211'),
    specialties: z
      .array(z.string())
      .max(50)
      .nullish()
      .meta({ example: ['cardiology'] }),
    languages: z
      .array(z.string())
      .max(50)
      .nullish()
      .meta({
        description: 'BCP 47 tags or English names.',
        example: ['en', 'kn'],
      }),
    location: text(lengths.location, 'External id or name of a location of the hospital.', 'MAIN'),
    credentials: text(lengths.credentials, 'Letters after the name.', 'MBBS, MD'),
    bio: text(lengths.bio, 'Some sentences for the profile.', 'Trained in Mysuru.'),
    visitType: text(lengths.visitType, 'Name of a visit type to create or update.', 'First visit'),
    durationMinutes: z.int().min(5).max(480).nullish().meta({ example: 30 }),
    feeMinor: z.int().min(0).nullish().meta({ description: 'The fee in minor units.', example: 50_000 }),
    currency: text(3, 'ISO 4217; the currency of the hospital when left out.', 'INR'),
    mode: z.enum(visitModes).nullish(),
    payment: z.enum(paymentKinds).nullish(),
  })
  .meta({ id: 'DoctorRow' });
