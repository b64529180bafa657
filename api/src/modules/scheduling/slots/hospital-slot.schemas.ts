import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { instantInput } from '../instants.schemas.ts';

const id = z.uuid();
const instant = z.iso.datetime();

const asImported = 'In the words of the hospital’s own system; null when it has none.';

export const hospitalSlotSchema = z
  .object({
    ids: z.array(id).meta({ description: 'One for each patient at the same time.' }),
    externalId: z.string().nullable().meta({ description: asImported }),
    doctorId: id,
    doctorExternalId: z.string().nullable().meta({ description: asImported }),
    locationId: id,
    location: z.string().meta({ description: 'External id of the location, or its name.' }),
    visitTypeId: id.nullable(),
    visitType: z
      .string()
      .nullable()
      .meta({ description: 'Name of the one kind of visit it is offered for.' }),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string().meta({ description: 'IANA zone of the location.' }),
    capacity: z.int().meta({ description: 'How many patients may book it.' }),
    booked: z.int().meta({ description: 'How many have.' }),
  })
  .meta({
    id: 'HospitalSlot',
    example: {
      ids: ['01936f6e-7c00-7000-8000-000000000001'],
      externalId: 'SLOT-2026-12-02-1000-17',
      doctorId: '01936f6e-7c00-7000-8000-000000000002',
      doctorExternalId: 'DOC-17',
      locationId: '01936f6e-7c00-7000-8000-000000000003',
      location: 'MAIN',
      visitTypeId: null,
      visitType: null,
      startsAt: '2026-12-02T04:30:00.000Z',
      endsAt: '2026-12-02T04:45:00.000Z',
      timeZone: 'Asia/Kolkata',
      capacity: 1,
      booked: 0,
    },
  });
export type HospitalSlot = z.infer<typeof hospitalSlotSchema>;

export const hospitalSlotPage = pageSchema(hospitalSlotSchema, 'HospitalSlotPage');

export const hospitalSlotQuery = z.strictObject({
  doctorId: id.optional(),
  doctorExternalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Of the doctor with this key in the hospital’s own system.', example: 'DOC-17' }),
  from: instantInput.optional().meta({
    description: 'Starts at or after this instant; now when left out. There is no end to the past.',
  }),
  to: instantInput.optional().meta({ description: 'Starts before this instant.' }),
  ...pageQuery,
});
export type HospitalSlotQuery = z.infer<typeof hospitalSlotQuery>;
