import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { AppointmentConfirmed } from '../../../events/appointment-confirmed.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import {
  type PaidVerdict,
  type PaidVisit,
  type PayableVisits,
  type VisitOwner,
  Visits,
} from '../../payments/index.ts';
import { statusAt, transitionFor } from '../rules/appointment-transitions.ts';
import { appointmentIds } from './appointment-ids.ts';
import { type Appointment, lockAppointment, readAppointment } from './appointment.queries.ts';
import type { Change } from './change-appointment.ts';
import { isTaken, writeChange } from './change.queries.ts';
import { isStillTheirs } from './confirm-appointment.ts';
import { endMove, moveToKeptTime, readKeptTime } from './move.queries.ts';
import { rescheduled, targetOf } from './rescheduled.ts';

const confirmed: AppointmentConfirmed['type'] = 'appointment.confirmed';
const actor = 'system';
const slotGone: PaidVerdict = { outcome: 'refund', reason: 'slot_gone' };

/** What money does to a visit, in the transaction that writes the payment down: it keeps the visit, or it goes back in full. */
@Injectable()
export class PaidVisits implements PayableVisits, OnModuleInit {
  constructor(
    @Inject(Visits) private readonly visits: Visits,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.visits.register(this);
  }

  async ownerOf(appointmentId: string): Promise<VisitOwner | undefined> {
    const appointment = await readAppointment(this.database.sql, appointmentId);
    return appointment && { patientId: appointment.patientId, hospitalId: appointment.hospitalId };
  }

  async isLost(appointmentId: string): Promise<boolean> {
    const appointment = await readAppointment(this.database.sql, appointmentId);
    const now = this.clock.now();
    if (!appointment || statusAt(appointment, now) !== 'expired') {
      return false;
    }
    return appointment.startsAt <= now || (await isTaken(this.database.sql, appointment, now));
  }

  async lock(transaction: Kysely<never>, appointmentId: string): Promise<void> {
    await lockAppointment(transaction, appointmentId);
  }

  async paid(transaction: Kysely<never>, visit: PaidVisit): Promise<PaidVerdict> {
    const appointment = await readAppointment(transaction, visit.appointmentId);
    if (!appointment) {
      throw new Error(
        `there is no appointment ${visit.appointmentId} that the payment ${visit.paymentId} is for`,
      );
    }
    if (appointment.status === 'cancelled') {
      return { outcome: 'refund', reason: 'paid_after_cancellation' };
    }
    return visit.purpose === 'visit'
      ? this.confirm(transaction, appointment, visit)
      : this.move(transaction, appointment, visit);
  }

  /** A hold that has lapsed is confirmed all the same as long as nobody took the time; the money says that it is wanted. */
  private async confirm(
    transaction: Kysely<never>,
    appointment: Appointment,
    { paymentId }: PaidVisit,
  ): Promise<PaidVerdict> {
    const now = this.clock.now();
    if (!transitionFor('confirm', statusAt(appointment, now))) {
      return { outcome: 'refund', reason: 'paid_twice' };
    }
    if (!(await isStillTheirs(transaction, appointment, now))) {
      return slotGone;
    }
    await this.write(transaction, appointment, {
      action: 'confirm',
      fields: { status: 'confirmed', holdExpiresAt: null, endedAt: null, confirmedAt: now },
      details: { method: 'online', paymentId },
      event: confirmed,
    });
    return { outcome: 'confirmed' };
  }

  /** The difference has come: the appointment moves to the time that was kept for it, unless that is another's by now. */
  private async move(
    transaction: Kysely<never>,
    appointment: Appointment,
    { paymentId }: PaidVisit,
  ): Promise<PaidVerdict> {
    const now = this.clock.now();
    const kept = await readKeptTime(transaction, paymentId);
    if (!kept || kept.status !== 'held' || kept.startsAt <= now || appointment.status !== 'confirmed') {
      return slotGone;
    }
    await endMove(transaction, kept, now);
    if (!(await moveToKeptTime(transaction, appointment, targetOf(kept), now))) {
      return slotGone;
    }
    await this.write(transaction, appointment, rescheduled(appointment, kept, { paymentId }));
    return { outcome: 'confirmed' };
  }

  private async write(
    transaction: Kysely<never>,
    appointment: Appointment,
    { action, fields, details = {}, event, told }: Change & { event: string },
  ): Promise<void> {
    const now = this.clock.now();
    const changed = { ...appointment, ...fields, version: appointment.version + 1, updatedAt: now };
    await writeChange(transaction, changed, {
      action,
      from: statusAt(appointment, now),
      actor,
      details,
      event: { type: event, payload: { ...appointmentIds(changed), ...told } },
    });
  }
}
