import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentConfirmed } from '../../../events/appointment-confirmed.ts';
import { worksFor } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { AppointmentAnswer, ConfirmationBody } from './appointment.schemas.ts';
import {
  ChangeAppointment,
  type ChangeRequest,
  requireTransition,
  type Situation,
} from './change-appointment.ts';
import { reclaimSlots } from './change.queries.ts';

const told: AppointmentConfirmed['type'] = 'appointment.confirmed';

/**
 * The desk takes the payment: what was held is the patient's for good.
 *
 * A hold that has lapsed may still be confirmed as long as nobody else took the time and the visit has not begun: the
 * patient stands at the desk with the money and the doctor is free. Whether the lapse has been written down makes no difference.
 */
@Injectable()
export class ConfirmAppointment {
  constructor(@Inject(ChangeAppointment) private readonly appointments: ChangeAppointment) {}

  confirm(request: ChangeRequest, { method, note }: ConfirmationBody): Promise<AppointmentAnswer> {
    return this.appointments.change(
      request,
      ({ hospitalId }) => worksFor(request.caller, hospitalId),
      async (situation) => {
        requireTransition('confirm', situation.status);
        if (situation.status === 'expired' && !(await isStillTheirs(situation))) {
          throw new Refusal('scheduling.hold_expired', {
            detail: 'The hold lapsed and the time is no longer free.',
          });
        }
        return {
          action: 'confirm',
          fields: { holdExpiresAt: null, endedAt: null, confirmedAt: situation.now },
          details: { method, ...(note !== undefined && { note }) },
          event: told,
        };
      },
    );
  }
}

async function isStillTheirs({ appointment, now, transaction }: Situation): Promise<boolean> {
  if (appointment.startsAt <= now) {
    return false;
  }
  // Lapsed but still `held` in the table: whoever takes the time writes the lapse down first, so nobody has.
  return appointment.status === 'held' || (await reclaimSlots(transaction, appointment, now));
}
