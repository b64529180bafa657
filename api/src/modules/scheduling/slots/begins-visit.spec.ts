import fc from 'fast-check';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';
import { consecutiveSlots, type SlotInRow } from '../rules/consecutive-slots.ts';

describe('the slots that are offered for a visit longer than a slot', () => {
  let world: TestApp;
  let city: Clinic;
  let annexId: string;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
    annexId = newId();
    await city.database.query(
      `insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
       values ($1, $2, 'Annex', 'Asia/Kolkata', now(), now())`,
      [annexId, city.hospitalId],
    );
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  const offered = async (query: string): Promise<string[]> => {
    const { body } = await world.call('GET', `/v1/slots?${query}&limit=100`);
    return body.items.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16));
  };
  /** A doctor with slots of 15 minutes from 09:00, one after the other. */
  const doctorWithSlots = async (count: number) => {
    const doctorId = await city.addDoctor();
    const slotIds = [];
    for (let i = 0; i < count; i++) {
      slotIds.push(await city.addSlot(doctorId, new Date(Date.UTC(2026, 11, 2, 9, i * 15)).toISOString()));
    }
    return { doctorId, slotIds };
  };

  it('have as much free time behind them as it takes, whether it is named or the only one', async () => {
    const { doctorId } = await doctorWithSlots(4);
    const visitTypeId = await city.addVisitType(doctorId, { minutes: 40 });

    expect(await offered(`doctorId=${doctorId}&visitTypeId=${visitTypeId}`)).toEqual(['09:00', '09:15']);
    expect(await offered(`doctorId=${doctorId}`)).toEqual(['09:00', '09:15']);
    expect(await offered(`doctorId=${doctorId}&mode=in_person`)).toEqual(['09:00', '09:15']);
  });

  it('are all when a doctor also offers a short visit and nobody says which', async () => {
    const { doctorId } = await doctorWithSlots(3);
    const long = await city.addVisitType(doctorId, { name: 'Long', minutes: 45, mode: 'video' });
    await city.addVisitType(doctorId, { name: 'Short', minutes: 10 });

    expect(await offered(`doctorId=${doctorId}`)).toEqual(['09:00', '09:15', '09:30']);
    expect(await offered(`doctorId=${doctorId}&visitTypeId=${long}`)).toEqual(['09:00']);
    expect(await offered(`doctorId=${doctorId}&mode=video`)).toEqual(['09:00']);
  });

  it('count a slot whose hold has lapsed as free, for starting and for going on', async () => {
    const { doctorId, slotIds } = await doctorWithSlots(3);
    const visitTypeId = await city.addVisitType(doctorId, { minutes: 30, payment: 'online', feeMinor: 100 });
    const { token } = await city.addPatient();
    const hold = { slotId: slotIds[1], visitTypeId };
    const { status } = await world.call('POST', '/v1/appointments', { token, body: hold });
    const meanwhile = await offered(`doctorId=${doctorId}`);
    world.clock.advance({ minutes: 11 });

    expect([status, meanwhile]).toEqual([201, []]);
    expect(await offered(`doctorId=${doctorId}`)).toEqual(['09:00', '09:15']);
  });

  it('are those alone that whoever comes too late is told as alternatives', async () => {
    const { doctorId, slotIds } = await doctorWithSlots(6);
    await city.addVisitType(doctorId, { minutes: 45 });
    const { token } = await city.addPatient();
    const body = { slotId: slotIds[0] };
    await world.call('POST', '/v1/appointments', { token, body });
    const late = await world.call('POST', '/v1/appointments', { token, body });

    expect(late).toMatchObject({ status: 409, body: { code: 'scheduling.slot_taken' } });
    expect(late.body.alternatives.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      '2026-12-02T09:45:00.000Z',
    ]);
  });

  const pieces = fc.array(
    fc.record({
      gap: fc.constantFrom(0, 0, 0, 0, 5),
      minutes: fc.constantFrom(10, 15, 30),
      free: fc.constantFrom(true, true, true, false),
      annex: fc.constantFrom(false, false, false, false, true),
      kind: fc.constantFrom('any', 'any', 'any', 'asked', 'other'),
    }),
    { minLength: 1, maxLength: 25 },
  );

  it('are exactly those at which the rule of consecutive slots would let it be booked', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 1, max: 15 }), async (day, sixths) => {
        const doctorId = await city.addDoctor();
        const asked = await city.addVisitType(doctorId, { name: 'Asked', minutes: sixths * 10 });
        const other = await city.addVisitType(doctorId, { name: 'Other', minutes: 5 });
        let start = Date.UTC(2026, 11, 2, 4);
        const slots = day.map(({ gap, minutes, free, annex, kind }): SlotInRow => {
          const startsAt = new Date(start + gap * 60_000);
          const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
          start = endsAt.getTime();
          const locationId = annex ? annexId : city.locationId;
          const visitTypeId = kind === 'any' ? null : kind === 'asked' ? asked : other;
          return { id: newId(), locationId, visitTypeId, startsAt, endsAt, free };
        });
        await addSlots(doctorId, slots);

        const visit = { id: asked, durationMinutes: sixths * 10 };
        const bookable = slots
          .filter((slot) => slot.visitTypeId !== other)
          .filter((slot) => typeof consecutiveSlots(slot, slots, visit) !== 'string');
        const { body } = await world.call(
          'GET',
          `/v1/slots?visitTypeId=${asked}&doctorId=${doctorId}&limit=100`,
        );
        expect(body.items.map(({ id }: { id: string }) => id)).toEqual(bookable.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });

  const addSlots = (doctorId: string, slots: SlotInRow[]) =>
    city.database.query(
      `insert into slots (id, hospital_id, doctor_id, location_id, visit_type_id, starts_at, ends_at, appointment_id)
       select id, $1, $2, location_id, visit_type_id, starts_at, ends_at,
              case when not free then gen_random_uuid() end
         from jsonb_to_recordset($3) as slot (id uuid, location_id uuid, visit_type_id uuid, starts_at timestamptz,
                                              ends_at timestamptz, free boolean)`,
      [
        city.hospitalId,
        doctorId,
        JSON.stringify(
          slots.map(({ id, locationId, visitTypeId, startsAt, endsAt, free }) => ({
            ...{ id, location_id: locationId, visit_type_id: visitTypeId },
            ...{ starts_at: startsAt, ends_at: endsAt, free },
          })),
        ),
      ],
    );
});
