import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { AppointmentConfirmed } from '../../../events/appointment-confirmed.ts';
import { actorOf, worksFor } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { Charges } from '../../payments/index.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import { ChangeAppointment, type ChangeRequest, requireTransition } from './change-appointment.ts';
import { readPlatformFee } from './booking-facts.queries.ts';
import { reclaimSlots } from './change.queries.ts';
import type { ConfirmationBody } from './step.schemas.ts';

const told: AppointmentConfirmed['type'] = 'appointment.confirmed';

/**
 * The desk takes the payment: what was held is the patient's for good.
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
      async ({ appointment, status, now, transaction }) => {
        requireTransition('confirm', status);
        if (status === 'expired' && !(await isStillTheirs(transaction, appointment, now))) {
          throw new Refusal('scheduling.hold_expired', {
            detail: 'The hold lapsed and the time is no longer free.',
          });
        }
        await this.record(transaction, appointment, { method, recordedBy: actorOf(caller), at: now });
        return {
          action: 'confirm',
          fields: { holdExpiresAt: null, endedAt: null, confirmedAt: now },
          details: { method, ...(note !== undefined && { note }) },
          event: told,
        };
      },
    );
  }

  /** Writes the money down that the desk took, with who took it and when; what waits for it online is withdrawn. */
  private async record(
    transaction: Kysely<never>,
    { id: appointmentId, hospitalId, patientId, feeMinor: amountMinor, currency }: Appointment,
    how: { method: ConfirmationBody['method']; recordedBy: string; at: Date },
  ): Promise<void> {
    if (amountMinor === 0) {
      return;
    }
    const platformFeeBps = await readPlatformFee(transaction, hospitalId);
    const paid = { appointmentId, hospitalId, patientId, amountMinor, currency, platformFeeBps };
    await this.charges.recordAtDesk(transaction, { ...paid, ...how });
  }
}

/** Whether nobody took the time of a hold that has lapsed, and the visit has not begun; it has its slots again then. */
export async function isStillTheirs(
  transaction: Kysely<never>,
  appointment: Appointment,
  now: Date,
): Promise<boolean> {
  if (appointment.startsAt <= now) {
    return false;
  }
  // Lapsed but still `held` in the table: whoever takes the time writes the lapse down first, so nobody has.
  return appointment.status === 'held' || (await reclaimSlots(transaction, appointment, now));
}
