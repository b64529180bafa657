import { z } from 'zod';

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
