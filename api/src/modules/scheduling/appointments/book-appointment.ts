import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentBooked } from '../../../events/appointment-booked.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { violatedConstraint } from '../../../platform/database/constraint-refusals.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { StoredAnswers } from '../../../platform/idempotency/stored-answers.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { bookingStatus } from '../rules/booking-status.ts';
import { bookingWindow } from '../rules/booking-window.ts';
import { type SlotInRow } from '../rules/consecutive-slots.ts';
import { readAlternatives } from '../slots/alternatives.queries.ts';
import { AppointmentAnswers } from './appointment-answer.ts';
import { appointmentIds } from './appointment-ids.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer, BookingBody } from './appointment.schemas.ts';
import { type BookingFacts, readBookingFacts, type VisitType } from './booking-facts.queries.ts';
import { type ClaimVerdict, writeBooking } from './booking.queries.ts';
import { slotsFor } from './slots-for.ts';
import { newReference } from './reference.ts';

const referenceAttempts = 3;

/** Books a visit: one read, a decision by pure rules, one write. Whoever loses a race is told what is free instead. */
@Injectable()
export class BookAppointment {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(AppointmentAnswers) private readonly answers: AppointmentAnswers,
  ) {}

  async book(caller: Caller, body: BookingBody, once?: Once): Promise<AppointmentAnswer> {
    const now = this.clock.now();
    const patientId = patientOf(caller, body);
    const asked = {
      slotId: body.slotId,
      visitTypeId: body.visitTypeId ?? null,
      patientId,
      now,
      movedId: null,
    };
    const facts = await readBookingFacts(this.database, asked);
    if (!facts || !facts.doctorActive || !mayBookAt(caller, facts.hospitalId)) {
      throw notFound();
    }
    if (!facts.patientKnown) {
      throw unknownPatient(caller);
    }
    const visit = visitTypeOf(facts, body.visitTypeId);
    requireOpenWindow(facts, now);
    const claimed = await slotsFor(this.database, facts, visit, { now, movedId: null });
    if (claimed === 'taken') {
      throw await this.taken(facts, visit, now);
    }
    if (claimed === 'not_enough') {
      throw new Refusal('scheduling.not_enough_consecutive_slots', {
        detail: `The visit takes ${visit.durationMinutes} minutes; there is less free time in a row from this slot.`,
      });
    }
    const draft = this.draft(caller, body, { facts, visit, patientId, endsAt: claimed.endsAt, now });
    const verdict = await this.write(draft, claimed.slots, caller, once);
    if (verdict.outcome === 'claimed') {
      return verdict.answer;
    }
    throw verdict.outcome === 'taken'
      ? await this.taken(facts, visit, now)
      : new Refusal('scheduling.slot_gone');
  }

  /** Writes the booking; a reference that exists already (one in a trillion) is drawn again. */
  private async write(
    draft: Omit<Appointment, 'reference'>,
    slots: SlotInRow[],
    caller: Caller,
    once: Once | undefined,
  ): Promise<
    { outcome: 'claimed'; answer: AppointmentAnswer } | { outcome: Exclude<ClaimVerdict, 'claimed'> }
  > {
    for (let attempt = 1; ; attempt++) {
      const appointment: Appointment = { ...draft, reference: newReference() };
      const answer = this.answers.of(appointment, caller);
      const event: AppointmentBooked = { type: 'appointment.booked', payload: appointmentIds(appointment) };
      const row = once && this.storedAnswers.rowOf(once, answer);
      const slotIds = slots.map(({ id }) => id);
      try {
        const outcome = await writeBooking(this.database, { appointment, slotIds, event, answer: row });
        return outcome === 'claimed' ? { outcome, answer } : { outcome };
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'appointments_no_overlap') {
          return { outcome: 'taken' };
        }
        if (constraint !== 'appointments_reference_unique' || attempt === referenceAttempts) {
          throw error;
        }
      }
    }
  }

  private draft(
    caller: Caller,
    body: BookingBody,
    { facts, visit, patientId, endsAt, now }: Decided,
  ): Omit<Appointment, 'reference'> {
    const begun = bookingStatus(visit, now, facts.policy);
    return {
      ...begun,
      id: newId(),
      hospitalId: facts.hospitalId,
      doctorId: facts.doctorId,
      locationId: facts.slot.locationId,
      patientId,
      visitTypeId: visit.id,
      lane: facts.lane,
      startsAt: facts.slot.startsAt,
      endsAt,
      timeZone: facts.timeZone,
      holdExtensions: 0,
      mode: visit.mode,
      payment: visit.payment,
      feeMinor: visit.feeMinor,
      currency: visit.currency,
      policy: facts.policy,
      reason: body.reason === undefined ? null : this.sealedBox.seal(body.reason),
      bookedBy: actorOf(caller),
      cancelledBy: null,
      cancellationReason: null,
      cancellationNote: null,
      confirmedAt: begun.status === 'confirmed' ? now : null,
      checkedInAt: null,
      completedAt: null,
      noShowAt: null,
      endedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }

  private async taken(facts: BookingFacts, visit: VisitType, now: Date): Promise<Refusal> {
    const wish = { doctorId: facts.doctorId, visitTypeId: visit.id, from: facts.slot.startsAt, now };
    return new Refusal('scheduling.slot_taken', {
      detail: 'Somebody else has this time. `alternatives` names the next free ones.',
      alternatives: await readAlternatives(this.database.sql, wish),
    });
  }
}

interface Decided {
  facts: BookingFacts;
  visit: VisitType;
  patientId: string;
  endsAt: Date;
  now: Date;
}

/** For whom: a patient for their own account, everybody else says for whom. */
function patientOf(caller: Caller, body: BookingBody): string {
  if (caller.kind === 'person' && caller.role === 'patient') {
    if (body.patientId !== undefined && body.patientId !== caller.accountId) {
      throw invalid('/patientId', 'not_allowed', 'A patient books for their own account alone.');
    }
    return caller.accountId;
  }
  if (body.patientId === undefined) {
    throw invalid('/patientId', 'required', 'Say for which patient.');
  }
  return body.patientId;
}

/** Patients book anywhere; staff and machines at their own hospital, where all else does not exist. */
function mayBookAt(caller: Caller, hospitalId: string): boolean {
  return (caller.kind === 'person' && caller.role === 'patient') || worksFor(caller, hospitalId);
}

function unknownPatient(caller: Caller): Refusal {
  return caller.kind === 'person' && caller.role === 'patient'
    ? new Refusal('auth.unauthenticated', { detail: 'The account is no longer active.' })
    : invalid('/patientId', 'unknown', 'There is no patient account with that id.');
}

function visitTypeOf({ visitTypes }: BookingFacts, asked: string | undefined): VisitType {
  const [visit, another] = visitTypes;
  if (visit && !another) {
    return visit;
  }
  if (asked !== undefined) {
    throw new Refusal('scheduling.visit_type_mismatch');
  }
  const detail = visit
    ? 'The doctor offers several kinds of visit: say which.'
    : 'The doctor offers no kind of visit for this slot at present.';
  throw invalid('/visitTypeId', visit ? 'required' : 'none_offered', detail);
}

function requireOpenWindow({ slot, policy }: BookingFacts, now: Date): void {
  const decision = bookingWindow(slot.startsAt, now, policy);
  if (decision !== 'open') {
    throw new Refusal('scheduling.outside_booking_window', {
      detail:
        decision === 'too_soon'
          ? `Visits are booked at least ${policy.bookFromMinutes} minutes ahead.`
          : `Visits are booked at most ${policy.bookUntilDays} days ahead.`,
    });
  }
}

function invalid(pointer: string, code: string, detail: string): Refusal {
  return new Refusal('request.invalid', { errors: [{ pointer, code, detail }] });
}
