import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentCancelled } from '../../../events/appointment-cancelled.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { actorOf } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { transitionFor } from '../rules/appointment-transitions.ts';
import type { AppointmentAnswer, CancellationBody } from './appointment.schemas.ts';
import { ChangeAppointment, type ChangeRequest } from './change-appointment.ts';
import { releaseSlots } from './change.queries.ts';
import { seesAppointment } from './sees-appointment.ts';

const told: AppointmentCancelled['type'] = 'appointment.cancelled';

/** Calls a visit off before it begins; its slots are free again in the same transaction. */
@Injectable()
export class CancelAppointment {
  constructor(
    @Inject(ChangeAppointment) private readonly appointments: ChangeAppointment,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
  ) {}

  cancel(request: ChangeRequest, { reasonCode, note }: CancellationBody): Promise<AppointmentAnswer> {
    const { caller } = request;
    return this.appointments.change(
      request,
      (appointment) => seesAppointment(caller, appointment),
      async ({ appointment, status, now, transaction }) => {
        if (!transitionFor('cancel', status)) {
          throw notCancellable(`It is ${status} already.`, status);
        }
        if (appointment.startsAt <= now) {
          throw notCancellable('It has begun.', status);
        }
        await releaseSlots(transaction, appointment.id);
        return {
          action: 'cancel',
          fields: {
            holdExpiresAt: null,
            endedAt: now,
            cancelledBy: actorOf(caller),
            cancellationReason: reasonCode,
            cancellationNote: note === undefined ? null : this.sealedBox.seal(note),
          },
          details: { reasonCode },
          event: told,
        };
      },
    );
  }
}

function notCancellable(detail: string, currentStatus: string): Refusal {
  return new Refusal('scheduling.not_cancellable', { detail, currentStatus });
}
