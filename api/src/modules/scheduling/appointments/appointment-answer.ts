import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { money } from '../../../values/money.ts';
import { statusAt } from '../rules/appointment-transitions.ts';
import type { Appointment } from './appointment.queries.ts';
import { cancellationReasons, type AppointmentAnswer } from './appointment.schemas.ts';

/** An appointment as this caller may read it at this moment. */
@Injectable()
export class AppointmentAnswers {
  constructor(
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(appointment: Appointment, caller: Caller): AppointmentAnswer {
    const mayReadHealth = readsHealthWords(caller, appointment);
    const open = (sealed: Buffer | null) => (sealed && mayReadHealth ? this.sealedBox.open(sealed) : null);
    const status = statusAt(appointment, this.clock.now());
    const { policy } = appointment;
    return {
      id: appointment.id,
      reference: appointment.reference,
      status,
      hospitalId: appointment.hospitalId,
      doctorId: appointment.doctorId,
      locationId: appointment.locationId,
      patientId: appointment.patientId,
      visitTypeId: appointment.visitTypeId,
      startsAt: appointment.startsAt.toISOString(),
      endsAt: appointment.endsAt.toISOString(),
      timeZone: appointment.timeZone,
      mode: appointment.mode,
      fee: money(appointment.feeMinor, appointment.currency),
      payment: { due: appointment.feeMinor > 0 ? appointment.payment : 'none' },
      holdExpiresAt: status === 'held' ? text(appointment.holdExpiresAt) : null,
      holdExtensions: appointment.holdExtensions,
      policy: {
        fullRefundNoticeHours: policy.fullRefundNoticeHours,
        halfRefundNoticeHours: policy.halfRefundNoticeHours,
        maxReschedules: policy.maxReschedules,
        rescheduleNoticeHours: policy.rescheduleNoticeHours,
        reviewDays: policy.reviewDays,
        disputeDays: policy.disputeDays,
      },
      reason: open(appointment.reason),
      cancellation: cancellationOf(appointment, open(appointment.cancellationNote)),
      confirmedAt: text(appointment.confirmedAt),
      checkedInAt: text(appointment.checkedInAt),
      completedAt: text(appointment.completedAt),
      noShowAt: text(appointment.noShowAt),
      endedAt: text(appointment.endedAt ?? (status === 'expired' ? appointment.holdExpiresAt : null)),
      version: appointment.version,
      createdAt: appointment.createdAt.toISOString(),
      updatedAt: appointment.updatedAt.toISOString(),
    };
  }
}

/** The patient, the doctor and the staff of the hospital; neither machines nor the platform's admins. */
function readsHealthWords(caller: Caller, appointment: Appointment): boolean {
  if (caller.kind !== 'person') {
    return false;
  }
  return {
    patient: caller.accountId === appointment.patientId,
    doctor: caller.doctorId === appointment.doctorId,
    staff: caller.hospitalId === appointment.hospitalId,
    admin: false,
  }[caller.role];
}

function cancellationOf(appointment: Appointment, note: string | null): AppointmentAnswer['cancellation'] {
  const reasonCode = cancellationReasons.find((code) => code === appointment.cancellationReason);
  return reasonCode ? { reasonCode, note, by: appointment.cancelledBy ?? 'system' } : null;
}

function text(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
