import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import type { AuditEntry } from '../../../platform/audit/audit-entry.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { violatedConstraint } from '../../../platform/database/constraint-refusals.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { type InputFault, notFound, Refusal } from '../../../values/refusal.ts';
import { seesToDoctor } from './own-doctor.ts';
import {
  insertSlots,
  readCreatedSlots,
  readExistingStarts,
  readSlotHomes,
  type SlotHome,
  type SlotRow,
} from './slot.queries.ts';
import type { CreatedSlots, SlotsBody } from './slot.schemas.ts';

/** An entry of the audit log names this many slots; it tells the number and the span of all. */
const mostIdsTold = 100;

/** Adds a few slots by hand, all or none; whole calendars come in as imports. */
@Injectable()
export class CreateSlots {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
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
    const added = this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      await insertSlots(transaction, rows);
      await this.audit.writeAll(transaction, entriesFor(rows));
      return readCreatedSlots(
        transaction,
        rows.map(({ id }) => id),
      );
    });
    return added.catch((thrown: unknown) => this.sayWhichExist(thrown, slots));
  }

  /** Asked only when the insert has failed: all or none were to be added, and the caller wants to leave out just those. */
  private async sayWhichExist(thrown: unknown, slots: readonly NewSlot[]): Promise<never> {
    if (violatedConstraint(thrown) !== 'slots_start_unique') {
      throw thrown;
    }
    const existing = new Set(await readExistingStarts(this.database.sql, slots));
    const errors = slots.flatMap((_slot, index) => [
      ...(existing.has(index)
        ? [faultAt(index, 'startsAt', 'exists', 'The doctor has a slot that starts then.')]
        : []),
      ...(isRepeated(slots, index)
        ? [faultAt(index, 'startsAt', 'repeated', 'Is named before with this start.')]
        : []),
    ]);
    throw errors.length > 0 ? new Refusal('scheduling.slot_exists', { errors }) : thrown;
  }
}

type NewSlot = SlotsBody['slots'][number];

function faultsOf(slot: NewSlot, home: SlotHome, now: Date, index: number): InputFault[] {
  const fault = (field: string, code: string, detail: string) => faultAt(index, field, code, detail);
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

function faultAt(index: number, field: string, code: string, detail: string): InputFault {
  return { pointer: `/slots/${index}/${field}`, code, detail };
}

function isRepeated(slots: readonly NewSlot[], index: number): boolean {
  const placeOf = ({ doctorId, startsAt }: NewSlot) => `${doctorId} ${startsAt.getTime()}`;
  const place = slots[index] && placeOf(slots[index]);
  return slots.slice(0, index).some((slot) => placeOf(slot) === place);
}

/** One for each doctor whose calendar they stand in. */
function entriesFor(rows: readonly SlotRow[]): AuditEntry[] {
  const doctors = new Map(rows.map(({ doctorId, hospitalId }) => [doctorId, hospitalId]));
  return [...doctors].map(([id, hospitalId]) => {
    const own = rows.filter(({ doctorId }) => doctorId === id);
    const starts = own.map(({ startsAt }) => startsAt.getTime());
    const details = {
      slots: own.length,
      firstStartsAt: new Date(Math.min(...starts)),
      lastStartsAt: new Date(Math.max(...starts)),
      slotIds: own.slice(0, mostIdsTold).map((slot) => slot.id),
    };
    return { action: 'doctor.slots_added', id, hospitalId, details };
  });
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
