import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { externalId, idParam, instant, phone, timeZone, unique, words } from '../fields.schemas.ts';

const fields = {
  name: words(200).meta({ example: 'Outpatient clinic, Indiranagar' }),
  addressLine: words(300).nullable().optional().meta({ example: '100 Feet Road 42' }),
  city: words(120).nullable().optional().meta({ example: 'Bengaluru' }),
  region: words(120).nullable().optional().meta({ example: 'Karnataka' }),
  postalCode: words(20).nullable().optional().meta({ example: '560038' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Expected an ISO 3166-1 code such as IN.')
    .nullable()
    .optional()
    .meta({ description: 'ISO 3166-1 alpha-2 code.', example: 'IN' }),
  phone: phone.nullable().optional(),
  latitude: z.number().min(-90).max(90).nullable().optional().meta({ example: 12.9784 }),
  longitude: z.number().min(-180).max(180).nullable().optional().meta({ example: 77.6408 }),
  timeZone: timeZone.optional().meta({ description: "IANA time zone; the hospital's when left out." }),
  accessibility: z
    .array(words(60))
    .max(20)
    .transform(unique)
    .optional()
    .meta({ description: 'What the site offers.', example: ['step-free', 'hearing-loop'] }),
};

export const locationSchema = z
  .object({
    id: z.uuid(),
    hospitalId: z.uuid(),
    externalId: z.string().nullable().meta({ example: 'SITE-1' }),
    name: z.string().meta({ example: 'Outpatient clinic, Indiranagar' }),
    addressLine: z.string().nullable().meta({ example: '100 Feet Road 42' }),
    city: z.string().nullable().meta({ example: 'Bengaluru' }),
    region: z.string().nullable().meta({ example: 'Karnataka' }),
    postalCode: z.string().nullable().meta({ example: '560038' }),
    country: z.string().nullable().meta({ example: 'IN' }),
    phone: z.string().nullable().meta({ example: '+918012345678' }),
    latitude: z.number().nullable().meta({ example: 12.9784 }),
    longitude: z.number().nullable().meta({ example: 77.6408 }),
    timeZone: z.string().meta({ example: 'Asia/Kolkata' }),
    accessibility: z.array(z.string()).meta({ example: ['step-free'] }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Location' });

export const locationPageSchema = pageSchema(locationSchema, 'LocationPage');

export const newLocationSchema = z
  .strictObject({ externalId: externalId.optional(), ...fields })
  .refine(bothOrNeither, { path: ['longitude'], message: 'Latitude and longitude go together.' })
  .meta({ id: 'NewLocation' });

export const locationContentSchema = z
  .strictObject(fields)
  .refine(bothOrNeither, { path: ['longitude'], message: 'Latitude and longitude go together.' })
  .meta({ id: 'LocationContent', description: 'All of the location: what is left out is emptied.' });

export const locationChangesSchema = z
  .strictObject({ externalId: externalId.nullable().optional(), ...fields })
  .partial()
  .refine(bothOrNeither, { path: ['longitude'], message: 'Latitude and longitude go together.' })
  .meta({ id: 'LocationChanges', description: 'What is left out stays; null empties.' });

export const locationQuerySchema = z.strictObject({
  ...pageQuery,
  externalId: z.string().max(200).optional().meta({ description: 'The one location with this external id.' }),
});

export const externalIdParam = z.string().trim().min(1).max(200);

export { idParam };

export type LocationAnswer = z.infer<typeof locationSchema>;
export type NewLocation = z.infer<typeof newLocationSchema>;
export type LocationContent = z.infer<typeof locationContentSchema>;
export type LocationChanges = z.infer<typeof locationChangesSchema>;
export type LocationQuery = z.infer<typeof locationQuerySchema>;

function bothOrNeither(place: {
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}) {
  return (place.latitude ?? null) === null
    ? (place.longitude ?? null) === null
    : (place.longitude ?? null) !== null;
}
