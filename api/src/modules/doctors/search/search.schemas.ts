import { z } from 'zod';
import { pageQuery } from '../../../platform/http/page.ts';
import { currency, language, specialtyName } from '../fields.schemas.ts';
import { doctorStatuses } from '../rules/doctor-transitions.ts';
import { visitModes } from '../visit-types/visit-type.entity.ts';
import { doctorSorts } from './search-doctors.queries.ts';

const place = z
  .string()
  .transform((text, context) => {
    const [, latitude, longitude] =
      /^(-?\d{1,2}(?:\.\d{1,10})?),\s*(-?\d{1,3}(?:\.\d{1,10})?)$/.exec(text) ?? [];
    const found = { latitude: Number(latitude), longitude: Number(longitude) };
    if (latitude === undefined || Math.abs(found.latitude) > 90 || Math.abs(found.longitude) > 180) {
      context.addIssue({ code: 'custom', message: 'Expected latitude,longitude such as 12.9716,77.5946.' });
      return z.NEVER;
    }
    return found;
  })
  .optional();

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const doctorQuerySchema = z
  .strictObject({
    ...pageQuery,
    q: z.string().max(100).optional().meta({
      description:
        'Words of the name, specialty or credentials: their beginnings, or nearly so. Accents do not matter.',
      example: 'cardiolgy sharma',
    }),
    specialty: specialtyName.optional(),
    hospitalId: z.uuid().optional(),
    locationId: z.uuid().optional().meta({ description: 'Doctors whose main place of work it is.' }),
    language: language.optional(),
    mode: z.enum(visitModes).optional().meta({ description: 'Doctors who can be booked so.' }),
    near: place.meta({ description: '`latitude,longitude` in degrees.', example: '12.9716,77.5946' }),
    radiusKm: z.coerce
      .number()
      .positive()
      .max(500)
      .optional()
      .meta({ description: 'About `near`; 25 when left out.' }),
    maxFeeMinor: z.coerce.number().int().min(0).max(1e12).optional().meta({
      description:
        "Doctors with a visit type of this fee or less, in minor units of the visit type's own currency.",
    }),
    currency: currency.optional().meta({ description: 'Doctors with a visit type in this currency.' }),
    minRating: z.coerce
      .number()
      .min(1)
      .max(5)
      .optional()
      .meta({ description: 'Doctors whose reviews average to this or more, as shown in `rating`.' }),
    availableFrom: time
      .optional()
      .meta({ description: 'Doctors with a free slot that starts then or later.' }),
    availableTo: time.optional().meta({ description: '… and before then.' }),
    sort: z.enum(doctorSorts).optional().meta({
      description:
        '`relevance` with `q`, `updated` with `updatedSince`, else `soonest` unless you say. `distance` needs `near`; `rating` is highest first, smoothed: few reviews count less than many, and none as the average doctor. All others are lowest or earliest first.',
    }),
    status: z
      .enum([...doctorStatuses, 'all'])
      .default('active')
      .meta({
        description: 'Others than active are shown to those who work for their hospital.',
      }),
    updatedSince: time
      .optional()
      .meta({ description: 'Doctors who have changed since, oldest change first.' }),
  })
  .superRefine((query, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (query.radiusKm !== undefined && !query.near) fault('radiusKm', 'It needs near.');
    if (query.sort === 'distance' && !query.near) fault('sort', 'Sorting by distance needs near.');
    if (query.sort === 'relevance' && !query.q) fault('sort', 'Sorting by relevance needs q.');
    if (query.availableFrom && query.availableTo && query.availableTo <= query.availableFrom) {
      fault('availableTo', 'It must be later than availableFrom.');
    }
  });

export type DoctorQuery = z.infer<typeof doctorQuerySchema>;
