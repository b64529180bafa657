import { z } from 'zod';
import { maxCapacity } from '../rules/judge-slot-row.ts';
import { rowBasics } from '../batches/row-basics.schema.ts';

/** Documents a row of slots. Rows are judged one by one by `rules/judge-slot-row.ts`, so that one bad row spoils no other. */
export const slotRow = z
  .object({
    ...rowBasics,
    externalId: z.string().max(200).nullish().meta({
      description:
        'The key of the slot in your system; without it a slot is known by doctor, start and lane.',
      example: 'SLOT-2030-05-06-0900-17',
    }),
    doctorExternalId: z.string().max(200).meta({ description: 'Whose time it is.', example: 'DOC-17' }),
    location: z.string().max(200).nullish().meta({
      description:
        'External id or name of a location of the hospital; the location of the doctor when left out.',
      example: 'MAIN',
    }),
    start: z.string().meta({
      description:
        'With an offset, or the time on the wall of the location. A local time that does not exist that day is refused, one that happens twice is taken at its first occurrence.',
      example: '2030-05-06T09:00:00+05:30',
    }),
    end: z.string().meta({
      description: 'In the same forms as start, at most 24 hours after it.',
      example: '2030-05-06 09:30',
    }),
    capacity: z.int().min(1).max(maxCapacity).nullish().meta({
      description:
        'How many patients may book it, each in a lane of its own; 1 for a new slot when left out.',
    }),
    visitType: z.string().max(200).nullish().meta({
      description: 'The name of the only visit type of the doctor it may be booked for.',
      example: 'First visit',
    }),
  })
  .meta({ id: 'SlotRow' });
