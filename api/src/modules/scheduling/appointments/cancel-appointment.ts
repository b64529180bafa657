import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentCancelled } from '../../../events/appointment-cancelled.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { type CancelledVisit, Charges, type RefundQuote, Refunds } from '../../payments/index.ts';
import { type AppointmentStatus, statusAt, transitionFor } from '../rules/appointment-transitions.ts';
import { type Appointment, readAppointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import { ChangeAppointment, type ChangeRequest } from './change-appointment.ts';
import { releaseSlots } from './change.queries.ts';
import { endMove } from './move.queries.ts';
import { seesAppointment } from './sees-appointment.ts';
import { sideOf } from './side-of.ts';
import type { CancellationBody } from './step.schemas.ts';

const told: AppointmentCancelled['type'] = 'appointment.cancelled';

/**
 * Calls a visit off before it begins: its slots are free again, what is owed back is written down and what was still to be paid is
 * withdrawn, all in the same transaction.
 */
@Injectable()
export class CancelAppointment {
  constructor(
    @Inject(ChangeAppointment) private readonly appointments: ChangeAppointment,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Charges) private readonly charges: Charges,
    @Inject(Refunds) private readonly refunds: Refunds,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What cancelling at this moment would return to the patient. */
  async quote(caller: Caller, id: string): Promise<RefundQuote> {
    const appointment = await readAppointment(this.database.sql, id);
    if (!appointment || !seesAppointment(caller, appointment)) {
      throw notFound();
    }
    const now = this.clock.now();
    requireCancellable(appointment, statusAt(appointment, now), now);
    return this.refunds.quote(this.database.sql, cancelled(appointment, caller, now));
  }

  cancel(request: ChangeRequest, { reasonCode, note }: CancellationBody): Promise<AppointmentAnswer> {
    const { caller } = request;
    return this.appointments.change(
      request,
      (appointment) => seesAppointment(caller, appointment),
      async ({ appointment, status, now, transaction }) => {
        requireCancellable(appointment, status, now);
        await releaseSlots(transaction, appointment.id);
        await endMove(transaction, appointment.move, now);
        await this.charges.withdraw(transaction, appointment.id, now);
        const requestedBy = actorOf(caller);
        const { refund, reason } = await this.refunds.cancelled(transaction, {
          ...cancelled(appointment, caller, now),
          requestedBy,
        });
        return {
          action: 'cancel',
          fields: {
            holdExpiresAt: null,
            endedAt: now,
            move: null,
            cancelledBy: requestedBy,
            cancellationReason: reasonCode,
            cancellationNote: note === undefined ? null : this.sealedBox.seal(note),
            cancellationRefundMinor: refund.amountMinor,
            cancellationRefundReason: reason,
          },
          details: { reasonCode, refund },
          event: told,
          told: { by: sideOf(caller), was: status },
        };
      },
    );
  }
}

function cancelled(appointment: Appointment, caller: Caller, now: Date): CancelledVisit {
  const { id: appointmentId, currency, policy, startsAt } = appointment;
  return { appointmentId, currency, policy, startsAt, cancelledAt: now, cancelledBy: sideOf(caller) };
}

function requireCancellable(appointment: Appointment, status: AppointmentStatus, now: Date): void {
  if (!transitionFor('cancel', status)) {
    throw notCancellable(`It is ${status} already.`, status);
  }
  if (appointment.startsAt <= now) {
    throw notCancellable('It has begun.', status);
  }
}

function notCancellable(detail: string, currentStatus: string): Refusal {
  return new Refusal('scheduling.not_cancellable', { detail, currentStatus });
}
