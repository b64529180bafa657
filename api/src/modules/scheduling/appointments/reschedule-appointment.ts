import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { violatedConstraint } from '../../../platform/database/constraint-refusals.ts';
import { Database } from '../../../platform/database/database.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { countedSince } from '../rules/payments-a-day.ts';
import { type Appointment, readAppointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import type { BookingFacts } from './booking-facts.queries.ts';
import { ChangeAppointment, type ChangeRequest } from './change-appointment.ts';
import { ChooseTime, type ChosenTime } from './choose-time.ts';
import { LostMove, MoveAppointment } from './move-appointment.ts';
import { mayBeginPayment } from './payment-limit.queries.ts';
import { mostPaymentsOf, PaymentsADay } from './payments-a-day.ts';
import { ReadBookingFacts } from './read-booking-facts.ts';
import { seesAppointment } from './sees-appointment.ts';
import type { ReschedulingBody } from './step.schemas.ts';

/**
 * Moves a visit to another time of its doctor, or of another doctor of the hospital. The new time is chosen by the rules of a
 * booking and taken by the same claim; whatever goes wrong, the appointment stays as it was.
 */
@Injectable()
export class RescheduleAppointment {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ChangeAppointment) private readonly appointments: ChangeAppointment,
    @Inject(ReadBookingFacts) private readonly bookingFacts: ReadBookingFacts,
    @Inject(ChooseTime) private readonly times: ChooseTime,
    @Inject(MoveAppointment) private readonly moves: MoveAppointment,
    @Inject(PaymentsADay) private readonly paymentsADay: PaymentsADay,
  ) {}

  async reschedule(request: ChangeRequest, body: ReschedulingBody): Promise<AppointmentAnswer> {
    const now = this.clock.now();
    const appointment = await readAppointment(this.database.sql, request.id);
    if (!appointment || !seesAppointment(request.caller, appointment)) {
      throw notFound();
    }
    this.moves.requireMovable(request.caller, appointment, now);
    const facts = await this.facts(appointment, body, now);
    const { policy, id: movedId, patientId } = appointment;
    const { visitTypeId } = body;
    const chosen = await this.times.choose(facts, { visitTypeId, policy, movedId, now });
    try {
      return await this.move(request, { facts, chosen, patientId });
    } catch (error) {
      // Read when the transaction is over: no connection waits for another.
      if (error instanceof LostMove && error.verdict === 'too_many_payments') {
        throw await this.paymentsADay.refusal(patientId);
      }
      if (error instanceof LostMove && error.verdict === 'gone') {
        throw new Refusal('scheduling.slot_gone');
      }
      if (error instanceof LostMove || violatedConstraint(error) === 'appointments_no_overlap') {
        throw await this.times.taken(facts, chosen.visit, now);
      }
      throw error;
    }
  }

  private move(
    request: ChangeRequest,
    { facts, chosen, patientId }: { facts: BookingFacts; chosen: ChosenTime; patientId: string },
  ): Promise<AppointmentAnswer> {
    const { caller } = request;
    const most = chosen.visit.payment === 'online' ? mostPaymentsOf(caller) : null;
    let mayPay = true;
    return this.appointments.change(
      request,
      (appointment) => seesAppointment(caller, appointment),
      (situation) => this.moves.move(situation, { caller, facts, chosen, mayPay }),
      {
        doctors: [facts.doctorId],
        first: async (transaction) => {
          const since = countedSince(this.clock.now());
          mayPay = most === null || (await mayBeginPayment(transaction, { patientId, since, most }));
        },
      },
    );
  }

  private async facts(appointment: Appointment, body: ReschedulingBody, now: Date): Promise<BookingFacts> {
    const { id: movedId, patientId } = appointment;
    const { slotId } = body;
    const visitTypeId = body.visitTypeId ?? null;
    const facts = await this.bookingFacts.read({ slotId, visitTypeId, patientId, movedId, now });
    if (!facts?.doctorActive) {
      throw notFound();
    }
    if (facts.hospitalId !== appointment.hospitalId) {
      const detail = 'A visit moves within its hospital; elsewhere, book another one and cancel this.';
      throw new Refusal('request.invalid', {
        errors: [{ pointer: '/slotId', code: 'other_hospital', detail }],
      });
    }
    return visitTypeId === null ? asItIs(facts, appointment) : facts;
  }
}

/** Where nothing else is said, the kind of visit stays what it is as long as the doctor does. */
function asItIs(facts: BookingFacts, { doctorId, visitTypeId }: Appointment): BookingFacts {
  if (visitTypeId === null || doctorId !== facts.doctorId) {
    return facts;
  }
  const same = facts.visitTypes.filter(({ id }) => id === visitTypeId);
  if (same.length === 0) {
    throw new Refusal('scheduling.visit_type_mismatch', {
      detail: 'The slot does not offer the kind of visit this is; name another one by `visitTypeId`.',
    });
  }
  return { ...facts, visitTypes: same };
}
