import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentBooked } from '../../../events/appointment-booked.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import type { AuditEntry } from '../../../platform/audit/audit-entry.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { violatedConstraint } from '../../../platform/database/constraint-refusals.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { StoredAnswers } from '../../../platform/idempotency/stored-answers.ts';
import { newId } from '../../../values/ids.ts';
import { presentWording } from '../../../values/policy-text.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { Charges, type ChargeWish } from '../../payments/index.ts';
import { type BookingStatus, bookingStatus } from '../rules/booking-status.ts';
import { countedSince } from '../rules/payments-a-day.ts';
import { AppointmentAnswers } from './appointment-answer.ts';
import { appointmentIds } from './appointment-ids.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer, BookingBody } from './appointment.schemas.ts';
import type { BookingFacts, VisitType } from './booking-facts.queries.ts';
import { type BookingCharge, type ClaimVerdict, writeBooking } from './booking.queries.ts';
import { ChooseTime, type ChosenTime } from './choose-time.ts';
import { mostPaymentsOf, PaymentsADay } from './payments-a-day.ts';
import { ReadBookingFacts } from './read-booking-facts.ts';
import { newReference } from './reference.ts';

const referenceAttempts = 3;

interface Decided extends ChosenTime {
  facts: BookingFacts;
  patientId: string;
  begun: BookingStatus;
  /** What is to be paid online, if anything. */
  wish: ChargeWish | undefined;
  now: Date;
}

type Written =
  | { outcome: 'claimed'; answer: AppointmentAnswer }
  | { outcome: Exclude<ClaimVerdict, 'claimed'> | 'limited' };

/** Books a visit: one read, a decision by pure rules, one write. Whoever loses a race is told what is free instead. */
@Injectable()
export class BookAppointment {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(AppointmentAnswers) private readonly answers: AppointmentAnswers,
    @Inject(ReadBookingFacts) private readonly bookingFacts: ReadBookingFacts,
    @Inject(ChooseTime) private readonly times: ChooseTime,
    @Inject(Charges) private readonly charges: Charges,
    @Inject(PaymentsADay) private readonly paymentsADay: PaymentsADay,
  ) {}

  async book(caller: Caller, body: BookingBody, once?: Once): Promise<AppointmentAnswer> {
    const now = this.clock.now();
    const patientId = patientOf(caller, body);
    const { slotId, visitTypeId } = body;
    const asked = { slotId, visitTypeId: visitTypeId ?? null, patientId, movedId: null, now };
    const facts = await this.bookingFacts.read(asked);
    if (!facts || !facts.doctorActive || !mayBookAt(caller, facts.hospitalId)) {
      throw notFound();
    }
    if (!facts.patientKnown) {
      throw unknownPatient(caller);
    }
    const { policy } = facts;
    const chosen = await this.times.choose(facts, { visitTypeId, policy, movedId: null, now });
    const beginning = this.beginning(chosen.visit, facts, now);
    const decided = { ...chosen, ...beginning, facts, patientId, now };
    const written = await this.write(decided, { caller, body, once });
    switch (written.outcome) {
      case 'claimed':
        return written.answer;
      case 'taken':
        throw await this.times.taken(facts, chosen.visit, now);
      case 'limited':
        throw await this.paymentsADay.refusal(patientId);
      case 'gone':
        throw new Refusal('scheduling.slot_gone');
    }
  }

  /** What the booking begins as, with what is then to be charged; less than the currency's smallest step is nothing. */
  private beginning(visit: VisitType, facts: BookingFacts, now: Date): Pick<Decided, 'begun' | 'wish'> {
    const begun = bookingStatus(visit, now, facts.policy);
    if (begun.status === 'confirmed') {
      return { begun, wish: undefined };
    }
    const wish = this.charges.wishOf({ amountMinor: visit.feeMinor, currency: visit.currency }, facts);
    return wish.amountMinor > 0
      ? { begun, wish }
      : { begun: bookingStatus({ ...visit, feeMinor: 0 }, now, facts.policy), wish: undefined };
  }

  /** Writes the booking; a reference that exists already (one in a trillion) is drawn again. */
  private async write(
    decided: Decided,
    { caller, body, once }: { caller: Caller; body: BookingBody; once: Once | undefined },
  ): Promise<Written> {
    const draft = this.draft(caller, body, decided);
    const slotIds = decided.slots.map(({ id }) => id);
    const charge = decided.wish && chargeFor(caller, decided.wish, decided.now);
    for (let attempt = 1; ; attempt++) {
      const appointment: Appointment = { ...draft, reference: newReference() };
      const answer = this.answers.of(appointment, caller);
      const event = booked(appointment, decided.begun);
      const row = once && this.storedAnswers.rowOf(once, answer);
      try {
        const outcome = await writeBooking(this.database, {
          appointment,
          slotIds,
          event,
          answer: row,
          charge,
          audit: this.audit.rowsOf([entryFor(appointment)]),
        });
        return outcome === 'claimed' ? { outcome, answer } : { outcome };
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'appointments_no_overlap') {
          return { outcome: 'taken' };
        }
        if (constraint === 'appointments_of_patients') {
          throw unknownPatient(caller);
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
    { facts, visit, patientId, startsAt, endsAt, begun, now }: Decided,
  ): Omit<Appointment, 'reference'> {
    return {
      ...begun,
      id: newId(),
      hospitalId: facts.hospitalId,
      doctorId: facts.doctorId,
      locationId: facts.slot.locationId,
      patientId,
      visitTypeId: visit.id,
      lane: facts.lane,
      startsAt,
      endsAt,
      timeZone: facts.timeZone,
      holdExtensions: 0,
      mode: visit.mode,
      payment: visit.payment,
      feeMinor: visit.feeMinor,
      currency: visit.currency,
      policy: { ...facts.policy, wording: presentWording },
      reason: body.reason === undefined ? null : this.sealedBox.seal(body.reason),
      bookedBy: actorOf(caller),
      cancelledBy: null,
      cancellationReason: null,
      cancellationNote: null,
      cancellationRefundMinor: null,
      cancellationRefundReason: null,
      confirmedAt: begun.status === 'confirmed' ? now : null,
      checkedInAt: null,
      completedAt: null,
      noShowAt: null,
      endedAt: null,
      reschedules: 0,
      move: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }
}

function booked(appointment: Appointment, { status }: BookingStatus): AppointmentBooked {
  return { type: 'appointment.booked', payload: { ...appointmentIds(appointment), status } };
}

function entryFor(appointment: Appointment): AuditEntry {
  const { id, hospitalId, reference, patientId, doctorId, startsAt, status } = appointment;
  const details = { reference, patientId, doctorId, startsAt, status };
  return { action: 'appointment.booked', id, hospitalId, details };
}

function chargeFor(caller: Caller, wish: ChargeWish, now: Date): BookingCharge {
  return { wish, since: countedSince(now), most: mostPaymentsOf(caller) };
}

/** For whom: a patient for their own account, everybody else says for whom. */
function patientOf(caller: Caller, body: BookingBody): string {
  if (caller.kind === 'person' && caller.role === 'patient') {
    if (body.patientId !== undefined && body.patientId !== caller.accountId) {
      throw invalidPatient('not_allowed', 'A patient books for their own account alone.');
    }
    return caller.accountId;
  }
  if (body.patientId === undefined) {
    throw invalidPatient('required', 'Say for which patient.');
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
    : invalidPatient('unknown', 'There is no patient account with that id.');
}

function invalidPatient(code: string, detail: string): Refusal {
  return new Refusal('request.invalid', { errors: [{ pointer: '/patientId', code, detail }] });
}
