import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { visitModes } from '../../doctors/index.ts';
import { instantInput } from '../instants.schemas.ts';

const id = z.uuid();
const instant = z.iso.datetime();

export const slotSchema = z
  .object({
    id,
    doctorId: id,
    locationId: id,
    visitTypeId: id
      .nullable()
      .meta({ description: 'The one kind of visit it is offered for; null for any.' }),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string().meta({ description: 'IANA zone of the location, to show the times in.' }),
  })
  .meta({
    id: 'Slot',
    example: {
      id: '01936f6e-7c00-7000-8000-000000000001',
      doctorId: '01936f6e-7c00-7000-8000-000000000002',
      locationId: '01936f6e-7c00-7000-8000-000000000003',
      visitTypeId: null,
      startsAt: '2026-12-02T04:30:00.000Z',
      endsAt: '2026-12-02T04:45:00.000Z',
      timeZone: 'Asia/Kolkata',
    },
  });
export type SlotAnswer = z.infer<typeof slotSchema>;

export const slotPage = pageSchema(slotSchema, 'SlotPage');

const maxSpanDays = 62;
const dayMs = 24 * 60 * 60_000;

export const slotQuery = z
  .strictObject({
    doctorId: id
      .optional()
      .meta({ description: 'Of this doctor. Name a doctor, a specialty or a hospital.' }),
    specialty: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Of every doctor with this specialty.' }),
    hospitalId: id.optional().meta({ description: 'Of this hospital; alone, or to narrow the other two.' }),
    visitTypeId: id.optional().meta({ description: 'Slots this kind of visit can be booked in.' }),
    mode: z.enum(visitModes).optional(),
    from: instantInput
      .optional()
      .meta({ description: 'Starts at or after this instant; now when left out.' }),
    to: instantInput.optional().meta({
      description: `Starts before this instant; at most ${maxSpanDays} days after \`from\`, and that when left out.`,
    }),
    ...pageQuery,
  })
  .check(({ value, issues }) => {
    if (value.doctorId === undefined && value.specialty === undefined && value.hospitalId === undefined) {
      const message = 'Name one of doctorId, specialty and hospitalId.';
      issues.push({ code: 'custom', path: ['doctorId'], message, input: value });
    }
    if (value.doctorId !== undefined && value.specialty !== undefined) {
      const message = 'Name a doctor or a specialty, not both.';
      issues.push({ code: 'custom', path: ['specialty'], message, input: value });
    }
    if (value.from && value.to && Number(value.to) <= Number(value.from)) {
      issues.push({ code: 'custom', path: ['to'], message: 'Must be later than `from`.', input: value });
    }
    if (value.from && value.to && Number(value.to) - Number(value.from) > maxSpanDays * dayMs) {
      const message = `At most ${maxSpanDays} days after \`from\`.`;
      issues.push({ code: 'custom', path: ['to'], message, input: value });
    }
  });
export type SlotQuery = z.infer<typeof slotQuery>;

/** The span a query asks for, with what it left out. */
export function spanOf({ from, to }: Pick<SlotQuery, 'from' | 'to'>, now: Date): { from: Date; to: Date } {
  const start = from ?? now;
  const longest = new Date(start.getTime() + maxSpanDays * dayMs);
  return { from: start, to: to && to < longest ? to : longest };
}

const newSlot = z
  .strictObject({
    doctorId: id,
    locationId: id.optional().meta({ description: 'Where; the doctor’s own location when left out.' }),
    startsAt: instantInput,
    endsAt: instantInput,
    visitTypeId: id
      .optional()
      .meta({ description: 'The one kind of visit it is offered for; any when left out.' }),
    capacity: z.int().min(1).max(100).default(1).meta({ description: 'How many patients at the same time.' }),
  })
  .check(({ value, issues }) => {
    // Runs beside faults that have been found, such as an instant that could not be read.
    const lengthMs = Number(value.endsAt) - Number(value.startsAt);
    if (lengthMs <= 0 || lengthMs > dayMs) {
      const message = 'Must be after `startsAt`, by a day at most.';
      issues.push({ code: 'custom', path: ['endsAt'], message, input: value });
    }
  });

export const slotsBody = z.strictObject({ slots: z.array(newSlot).min(1).max(200) }).meta({
  id: 'SlotsInput',
  example: {
    slots: [
      {
        doctorId: '01936f6e-7c00-7000-8000-000000000002',
        startsAt: '2026-12-02T04:30:00Z',
        endsAt: '2026-12-02T04:45:00Z',
      },
    ],
  },
});
export type SlotsBody = z.infer<typeof slotsBody>;

export const createdSlots = z
  .object({
    items: z.array(
      slotSchema
        .extend({
          lane: z.int().meta({ description: 'Which of the patients at the same time: 0 to capacity − 1.' }),
          free: z
            .boolean()
            .meta({ description: 'False when it lies over an appointment that was there already.' }),
        })
        .meta({ id: 'CreatedSlot' }),
    ),
  })
  .meta({ id: 'CreatedSlots' });
export type CreatedSlots = z.infer<typeof createdSlots>;
