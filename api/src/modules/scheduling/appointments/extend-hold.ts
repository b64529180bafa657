import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../../../values/refusal.ts';
import { holdExtension } from '../rules/hold-extension.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import {
  ChangeAppointment,
  type ChangeRequest,
  invalidTransition,
  requireTransition,
} from './change-appointment.ts';
import { seesAppointment } from './sees-appointment.ts';

/** Keeps the slot a little longer for a patient who is still paying. */
@Injectable()
export class ExtendHold {
  constructor(@Inject(ChangeAppointment) private readonly appointments: ChangeAppointment) {}

  extend(request: ChangeRequest): Promise<AppointmentAnswer> {
    return this.appointments.change(
      request,
      (appointment) => seesAppointment(request.caller, appointment),
      ({ appointment, status }) => {
        if (status === 'expired') {
          throw new Refusal('scheduling.hold_expired');
        }
        requireTransition('extend_hold', status);
        const { holdExpiresAt, holdExtensions, policy } = appointment;
        const decision = holdExpiresAt ? holdExtension({ holdExpiresAt, holdExtensions }, policy) : 'used_up';
        if (decision === 'used_up') {
          throw invalidTransition(status, 'The hold has been extended already.');
        }
        return {
          action: 'extend_hold',
          fields: { ...decision, holdExtensions: holdExtensions + 1 },
          details: { holdExpiresAt: decision.holdExpiresAt.toISOString() },
        };
      },
    );
  }
}
