import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import {
  type AppointmentAction,
  type AppointmentStatus,
  statusAt,
  transitionFor,
} from '../rules/appointment-transitions.ts';
import { AppointmentAnswers } from './appointment-answer.ts';
import { appointmentIds } from './appointment-ids.ts';
import { type Appointment, lockAppointment } from './appointment.queries.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';
import { type AuditedStep, auditedSteps } from './audited-steps.ts';
import { writeChange } from './change.queries.ts';

/** A request to change an appointment: by whom, which one, the version they saw, and whether it is to happen once. */
export interface ChangeRequest {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once: Once | undefined;
}

export interface Change {
  action: AuditedStep;
  /** What changes besides the status, the version and the time of change. */
  fields: Partial<Appointment>;
  details?: Record<string, unknown>;
  event?: string;
  /** What the event tells besides the ids. */
  told?: Record<string, unknown>;
}

/** What a change needs besides the appointment. */
export interface Needs {
  /** Done before anything is locked. */
  first?: (transaction: Kysely<never>) => Promise<void>;
  /** Doctors whose time it touches besides those the appointment has. */
  doctors?: readonly string[];
}

/** What a step may look at and do before it says what changes; it throws a refusal where it must not happen. */
export interface Situation {
  appointment: Appointment;
  /** As the world sees it: a lapsed hold is `expired`. */
  status: AppointmentStatus;
  now: Date;
  transaction: Kysely<never>;
}

/** The one way an appointment changes: locked behind its doctor, by the table of transitions, with history and event. */
@Injectable()
export class ChangeAppointment {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(AppointmentAnswers) private readonly answers: AppointmentAnswers,
  ) {}

  change(
    { caller, id, seen, once }: ChangeRequest,
    mayChange: (appointment: Appointment) => boolean,
    decide: (situation: Situation) => Change | Promise<Change>,
    needs: Needs = {},
  ): Promise<AppointmentAnswer> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      await needs.first?.(transaction);
      const appointment = await lockAppointment(transaction, id, needs.doctors);
      if (!appointment || !mayChange(appointment)) {
        throw notFound();
      }
      requireVersion(seen, appointment.version);
      const now = this.clock.now();
      const status = statusAt(appointment, now);
      const decided = await decide({ appointment, status, now, transaction });
      const { action, fields, details = {}, event, told } = decided;
      const changed: Appointment = {
        ...appointment,
        ...fields,
        status: requireTransition(action, status).to,
        version: appointment.version + 1,
        updatedAt: now,
      };
      await writeChange(transaction, changed, {
        action,
        from: status,
        actor: actorOf(caller),
        details,
        event:
          event === undefined ? undefined : { type: event, payload: { ...appointmentIds(changed), ...told } },
      });
      await this.audit.write(transaction, {
        action: auditedSteps[action],
        id,
        hospitalId: changed.hospitalId,
        details: { reference: changed.reference, ...details, status: changed.status },
      });
      return this.answers.of(changed, caller);
    });
  }
}

/** @throws {Refusal} `scheduling.invalid_transition` naming the state it is in */
export function requireTransition(action: AppointmentAction, from: AppointmentStatus) {
  const transition = transitionFor(action, from);
  if (!transition) {
    throw invalidTransition(from, `An appointment that is ${from} does not allow this.`);
  }
  return transition;
}

export function invalidTransition(currentStatus: AppointmentStatus, detail: string): Refusal {
  return new Refusal('scheduling.invalid_transition', { detail, currentStatus });
}
