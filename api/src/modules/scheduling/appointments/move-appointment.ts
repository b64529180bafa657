import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { Charges, type ChargeWish, Refunds } from '../../payments/index.ts';
import { statusAt } from '../rules/appointment-transitions.ts';
import { bookingStatus } from '../rules/booking-status.ts';
import { rescheduleLimit } from '../rules/reschedule-limit.ts';
import { reschedulePrice } from '../rules/reschedule-price.ts';
import type { Appointment } from './appointment.queries.ts';
import type { BookingFacts } from './booking-facts.queries.ts';
import { type Change, requireTransition, type Situation } from './change-appointment.ts';
import type { ChosenTime } from './choose-time.ts';
import {
  endMove,
  keepTime,
  moveSlots,
  type MoveTarget,
  type MoveVerdict,
  readSettled,
} from './move.queries.ts';
import { placeOf, rescheduled, targetOf } from './rescheduled.ts';
import { sideOf } from './side-of.ts';

/** Why the new time was not to be had; whoever runs the transaction says it in words when that is over. */
export class LostMove extends Error {
  constructor(readonly verdict: Exclude<MoveVerdict, 'claimed'> | 'too_many_payments') {
    super(`the move was lost: ${verdict}`);
  }
}

export interface WishedMove {
  caller: Caller;
  facts: BookingFacts;
  chosen: ChosenTime;
  /** Whether the caller may begin another online payment today. */
  mayPay: boolean;
}

interface Move extends WishedMove {
  target: MoveTarget;
  slotIds: string[];
}

/** The move itself, behind the locks of both doctors: at once, or kept for as long as the difference takes to be paid. */
@Injectable()
export class MoveAppointment {
  constructor(
    @Inject(Charges) private readonly charges: Charges,
    @Inject(Refunds) private readonly refunds: Refunds,
  ) {}

  /** @throws {Refusal} where the state, the policy or the clock do not allow it any more */
  requireMovable(caller: Caller, appointment: Appointment, now: Date): void {
    requireTransition('reschedule', statusAt(appointment, now));
    const { startsAt, reschedules, policy } = appointment;
    const by = sideOf(caller) === 'patient' ? 'patient' : 'hospital';
    const decision = rescheduleLimit({ startsAt, reschedules, policy, by, now });
    if (decision === 'used_up') {
      throw new Refusal('scheduling.reschedule_limit', {
        detail: `A visit is moved at most ${policy.maxReschedules} times; the hospital may still help.`,
      });
    }
    if (decision === 'too_late') {
      throw new Refusal('scheduling.reschedule_too_late', {
        detail:
          startsAt <= now
            ? 'It has begun.'
            : `Visits are moved until ${policy.rescheduleNoticeHours} hours before.`,
      });
    }
  }

  async move(situation: Situation, wished: WishedMove): Promise<Change> {
    const { appointment, now, transaction } = situation;
    const { caller, facts, chosen } = wished;
    this.requireMovable(caller, appointment, now);
    const { visit } = chosen;
    const target = targetOf({
      ...facts,
      ...visit,
      locationId: facts.slot.locationId,
      visitTypeId: visit.id,
      startsAt: chosen.startsAt,
      endsAt: chosen.endsAt,
    });
    requireAnotherTime(appointment, target, visit.currency);
    // What was kept for an earlier wish is given up for this one, with what was to be paid for it.
    await endMove(transaction, appointment.move, now);
    await this.charges.withdraw(transaction, appointment.id, now);
    const move: Move = { ...wished, target, slotIds: chosen.slots.map(({ id }) => id) };
    const settled = await readSettled(transaction, appointment.id);
    const price = reschedulePrice(settled, { ...target, currency: visit.currency });
    if (price.kind === 'due_online') {
      const wish = this.charges.wishOf({ amountMinor: price.amountMinor, currency: visit.currency }, facts);
      if (wish.amountMinor > 0) {
        return this.keep(situation, move, wish);
      }
    }
    return this.moveNow(situation, move, price.kind === 'returned' ? price.amountMinor : 0);
  }

  private async moveNow(
    { appointment, now, transaction }: Situation,
    { caller, target, slotIds }: Move,
    returnedMinor: number,
  ): Promise<Change> {
    requireClaimed(await moveSlots(transaction, { id: appointment.id, target, slotIds, now }));
    if (returnedMinor > 0) {
      await this.refunds.part(transaction, {
        appointmentId: appointment.id,
        amountMinor: returnedMinor,
        reason: 'rescheduled_to_cheaper',
        requestedBy: actorOf(caller),
        at: now,
      });
    }
    return rescheduled(appointment, target, { returnedMinor });
  }

  /** Nothing about the appointment changes but that a time is kept for it. */
  private async keep(
    { appointment, now, transaction }: Situation,
    { caller, target, slotIds, mayPay }: Move,
    wish: ChargeWish,
  ): Promise<Change> {
    if (!mayPay) {
      throw new LostMove('too_many_payments');
    }
    const { amountMinor: differenceMinor, paymentId } = wish;
    const holdExpiresAt = keptUntil(target, appointment, now);
    const kept = { ...target, id: newId(), paymentId, holdExpiresAt };
    await this.wish(transaction, appointment, wish, now);
    requireClaimed(await keepTime(transaction, appointment, { kept, slotIds, actor: actorOf(caller), now }));
    return {
      action: 'hold_move',
      fields: { move: { ...kept, differenceMinor } },
      details: {
        to: placeOf(target),
        differenceMinor,
        paymentId,
        holdExpiresAt: holdExpiresAt.toISOString(),
      },
    };
  }

  private wish(
    transaction: Kysely<never>,
    appointment: Appointment,
    wish: ChargeWish,
    now: Date,
  ): Promise<void> {
    const { id: appointmentId, hospitalId, patientId } = appointment;
    return this.charges.wish(transaction, {
      appointmentId,
      hospitalId,
      patientId,
      purpose: 'reschedule',
      wish,
      now,
    });
  }
}

function keptUntil(target: MoveTarget, { policy }: Appointment, now: Date): Date {
  const { holdExpiresAt } = bookingStatus(target, now, policy);
  if (!holdExpiresAt) {
    throw new Error('a visit without an online fee is kept for a payment');
  }
  return holdExpiresAt;
}

function requireClaimed(verdict: MoveVerdict): void {
  if (verdict !== 'claimed') {
    throw new LostMove(verdict);
  }
}

function requireAnotherTime(appointment: Appointment, target: MoveTarget, currency: string): void {
  const { doctorId, lane, startsAt, visitTypeId } = target;
  if (
    doctorId === appointment.doctorId &&
    lane === appointment.lane &&
    startsAt.getTime() === appointment.startsAt.getTime() &&
    visitTypeId === appointment.visitTypeId
  ) {
    const detail = 'It takes place at that time already.';
    throw new Refusal('request.invalid', { errors: [{ pointer: '/slotId', code: 'unchanged', detail }] });
  }
  if (currency !== appointment.currency) {
    throw new Refusal('scheduling.visit_type_mismatch', {
      detail: `The fee would be in ${currency}, the appointment’s is in ${appointment.currency}.`,
    });
  }
}
