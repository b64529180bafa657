import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { money } from '../../../values/money.ts';
import { cancellationRefundReasons } from '../../payments/index.ts';
import { statusAt } from '../rules/appointment-transitions.ts';
import type { Appointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import { cancellationReasons } from './step.schemas.ts';

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
    const now = this.clock.now();
    const status = statusAt(appointment, now);
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
      reschedules: appointment.reschedules,
      rescheduling: reschedulingOf(appointment, now),
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

/** A kept time that has lapsed is none, whether or not anybody has written that down yet. */
function reschedulingOf({ move, currency }: Appointment, now: Date): AppointmentAnswer['rescheduling'] {
  if (!move || move.holdExpiresAt <= now) {
    return null;
  }
  const { doctorId, locationId, visitTypeId } = move;
  return {
    doctorId,
    locationId,
    visitTypeId,
    startsAt: move.startsAt.toISOString(),
    endsAt: move.endsAt.toISOString(),
    fee: money(move.feeMinor, currency),
    difference: money(move.differenceMinor, currency),
    holdExpiresAt: move.holdExpiresAt.toISOString(),
  };
}

function cancellationOf(appointment: Appointment, note: string | null): AppointmentAnswer['cancellation'] {
  const reasonCode = cancellationReasons.find((code) => code === appointment.cancellationReason);
  return reasonCode
    ? { reasonCode, note, by: appointment.cancelledBy ?? 'system', refund: refundOf(appointment) }
    : null;
}

function refundOf(appointment: Appointment): NonNullable<AppointmentAnswer['cancellation']>['refund'] {
  const { cancellationRefundMinor: amountMinor, cancellationRefundReason, currency } = appointment;
  const reason = cancellationRefundReasons.find((each) => each === cancellationRefundReason);
  return amountMinor !== null && reason ? { amount: money(amountMinor, currency), reason } : null;
}

function text(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
