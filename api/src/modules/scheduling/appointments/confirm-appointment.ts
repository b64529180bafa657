import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { AppointmentConfirmed } from '../../../events/appointment-confirmed.ts';
import { actorOf, worksFor } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { lockPatient } from '../../auth/index.ts';
import { Charges } from '../../payments/index.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import {
  type Change,
  ChangeAppointment,
  type ChangeRequest,
  invalidTransition,
  requireTransition,
  type Situation,
} from './change-appointment.ts';
import { statusAt, transitionFor } from '../rules/appointment-transitions.ts';
import { readPlatformFee } from './booking-facts.queries.ts';
import { reclaimSlots } from './change.queries.ts';
import { endMove, readSettled } from './move.queries.ts';
import type { ConfirmationBody } from './step.schemas.ts';

const told: AppointmentConfirmed['type'] = 'appointment.confirmed';

interface Taken {
  method: ConfirmationBody['method'];
  recordedBy: string;
  at: Date;
}

/**
 * The desk takes the payment: what was held is the patient's for good, what is due at the visit is paid.
 *
 * A hold that has lapsed may still be confirmed as long as nobody else took the time and the visit has not begun: the
 * patient stands at the desk with the money and the doctor is free. Whether the lapse has been written down makes no difference.
 */
@Injectable()
export class ConfirmAppointment {
  constructor(
    @Inject(ChangeAppointment) private readonly appointments: ChangeAppointment,
    @Inject(Charges) private readonly charges: Charges,
  ) {}

  confirm(request: ChangeRequest, { method, note }: ConfirmationBody): Promise<AppointmentAnswer> {
    const { caller } = request;
    return this.appointments.change(
      request,
      ({ hospitalId }) => worksFor(caller, hospitalId),
      async (situation) => {
        const taken = { method, recordedBy: actorOf(caller), at: situation.now };
        const details = { method, ...(note !== undefined && { note }) };
        return transitionFor('take_payment', situation.status)
          ? this.takeDue(situation, taken, details)
          : this.keep(situation, taken, details);
      },
    );
  }

  private async keep(
    { appointment, status, now, transaction }: Situation,
    taken: Taken,
    details: Record<string, unknown>,
  ): Promise<Change> {
    requireTransition('confirm', status);
    if (!(await isStillTheirs(transaction, appointment, now))) {
      throw new Refusal('scheduling.hold_expired', {
        detail: 'The hold lapsed and the time is no longer free.',
      });
    }
    await this.record(transaction, appointment, appointment.feeMinor, taken);
    return {
      action: 'confirm',
      fields: { holdExpiresAt: null, endedAt: null, confirmedAt: now },
      details,
      event: told,
    };
  }

  /**
   * A visit paid at the desk is confirmed before it is paid; what was not charged of its fee before can be taken once. A time that is
   * kept until the patient pays for it is given up: it was priced by what had been paid then.
   */
  private async takeDue(
    { appointment, status, now, transaction }: Situation,
    taken: Taken,
    details: Record<string, unknown>,
  ): Promise<Change> {
    const { id, feeMinor, payment, move } = appointment;
    const { settledMinor } = await readSettled(transaction, id);
    const dueMinor = payment === 'at_visit' ? feeMinor - settledMinor : 0;
    if (dueMinor <= 0) {
      throw invalidTransition(status, 'Nothing is due at the desk.');
    }
    await endMove(transaction, move, now);
    await this.record(transaction, appointment, dueMinor, taken);
    return { action: 'take_payment', fields: { move: null }, details: { ...details, amountMinor: dueMinor } };
  }

  /** Writes the money down that the desk took, with who took it and when; what waits for it online is withdrawn. */
  private async record(
    transaction: Kysely<never>,
    { id: appointmentId, hospitalId, patientId, currency }: Appointment,
    amountMinor: number,
    taken: Taken,
  ): Promise<void> {
    if (amountMinor === 0) {
      return;
    }
    const platformFeeBps = await readPlatformFee(transaction, hospitalId);
    const paid = { appointmentId, hospitalId, patientId, amountMinor, currency, platformFeeBps };
    await this.charges.recordAtDesk(transaction, { ...paid, ...taken });
  }
}

/**
 * Whether what was held can still become a visit. Its account has to be a patient's: a hold that has lapsed does not keep it from
 * becoming a doctor's, and one that lives by this clock may have lapsed by that of the process that approved. Nobody has taken the time of
 * one that has lapsed, and the visit has not begun: it has its slots again then.
 */
export async function isStillTheirs(
  transaction: Kysely<never>,
  appointment: Appointment,
  now: Date,
): Promise<boolean> {
  if (!(await lockPatient(transaction, appointment.patientId))) {
    return false;
  }
  if (statusAt(appointment, now) === 'held') {
    return true;
  }
  if (appointment.startsAt <= now) {
    return false;
  }
  // Lapsed but still `held` in the table: whoever takes the time writes the lapse down first, so nobody has.
  return appointment.status === 'held' || (await reclaimSlots(transaction, appointment, now));
}
