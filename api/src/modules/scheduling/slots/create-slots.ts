import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { type InputFault, notFound, Refusal } from '../../../values/refusal.ts';
import { seesToDoctor } from './own-doctor.ts';
import { insertSlots, readCreatedSlots, readSlotHomes, type SlotHome, type SlotRow } from './slot.queries.ts';
import type { CreatedSlots, SlotsBody } from './slot.schemas.ts';

/** Adds a few slots by hand, all or none; whole calendars come in as imports. */
@Injectable()
export class CreateSlots {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async create(caller: Caller, { slots }: SlotsBody, once?: Once): Promise<CreatedSlots> {
    const homes = await readSlotHomes(this.database.sql, {
      doctorIds: slots.map(({ doctorId }) => doctorId),
      locationIds: slots.flatMap(({ locationId }) => locationId ?? []),
      visitTypeIds: slots.flatMap(({ visitTypeId }) => visitTypeId ?? []),
    });
    const byDoctor = new Map(homes.map((home) => [home.doctorId, home]));
    const now = this.clock.now();
    const placed = slots.map((slot, index) => {
      const home = byDoctor.get(slot.doctorId);
      if (!home || !seesToDoctor(caller, { id: home.doctorId, hospitalId: home.hospitalId })) {
        throw notFound();
      }
      return { slot, home, faults: faultsOf(slot, home, now, index) };
    });
    const errors = placed.flatMap(({ faults }) => faults);
    if (errors.length > 0) {
      throw new Refusal('request.invalid', { errors });
    }
    const rows = placed.flatMap(({ slot, home }) => lanesOf(slot, home));
    return this.transactions.run(once, async (em) => {
      await insertSlots(em.getKysely<never>(), rows);
      return readCreatedSlots(
        em.getKysely<never>(),
        rows.map(({ id }) => id),
      );
    });
  }
}

type NewSlot = SlotsBody['slots'][number];

function faultsOf(slot: NewSlot, home: SlotHome, now: Date, index: number): InputFault[] {
  const fault = (field: string, code: string, detail: string): InputFault => ({
    pointer: `/slots/${index}/${field}`,
    code,
    detail,
  });
  return [
    slot.startsAt <= now ? [fault('startsAt', 'past', 'Lies in the past.')] : [],
    slot.locationId === undefined && home.locationId === null
      ? [fault('locationId', 'required', 'The doctor has no location of their own: say where.')]
      : [],
    slot.locationId !== undefined && !home.locations.includes(slot.locationId)
      ? [fault('locationId', 'unknown', 'Not a location of the doctor’s hospital.')]
      : [],
    slot.visitTypeId !== undefined && !home.visitTypes.includes(slot.visitTypeId)
      ? [fault('visitTypeId', 'unknown', 'Not a kind of visit of that doctor.')]
      : [],
  ].flat();
}

/** A capacity of n is n slots at the same time, each in a lane of its own. */
function lanesOf(slot: NewSlot, home: SlotHome): SlotRow[] {
  const locationId = slot.locationId ?? home.locationId;
  if (locationId === null) {
    throw new Error('a slot without a location was let through');
  }
  return Array.from({ length: slot.capacity }, (_, lane) => ({
    id: newId(),
    hospitalId: home.hospitalId,
    doctorId: home.doctorId,
    locationId,
    visitTypeId: slot.visitTypeId ?? null,
    lane,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
  }));
}
