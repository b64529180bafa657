import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { changesBetween } from '../../../platform/audit/changes.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Refusal } from '../../../values/refusal.ts';
import { changeRecord } from '../change-record.ts';
import { Doctor } from './doctor.entity.ts';
import type { DoctorSuspension, SuspendedDoctor } from './doctor-suspension.schemas.ts';
import { standing } from './doctor-standing.ts';
import { findOwnDoctor } from './find-doctor.ts';
import { ReadDoctor } from './read-doctor.ts';

/** One change of a doctor: by whom, of whom, and the version they looked at. */
export interface DoctorChange {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once?: Once | undefined;
}

/** Takes a doctor off the search and out of reach of bookings, and back. Visits that are booked stand until somebody moves or cancels them. */
@Injectable()
export class SuspendDoctor {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(ReadDoctor) private readonly readDoctor: ReadDoctor,
  ) {}

  suspend(change: DoctorChange, { reason }: DoctorSuspension): Promise<SuspendedDoctor> {
    return this.move(change, 'suspended', reason);
  }

  /** Sent again because no answer came, it is answered: what has changed since the version that was seen is that the doctor is back. */
  reinstate(change: DoctorChange): Promise<SuspendedDoctor> {
    return this.move(change, 'active', null);
  }

  private move(
    { caller, id, seen, once }: DoctorChange,
    status: 'active' | 'suspended',
    reason: string | null,
  ): Promise<SuspendedDoctor> {
    return this.transactions.run(once, async (em) => {
      const doctor = await findOwnDoctor(em, caller, id);
      if (status === 'active' && doctor.status === 'active' && seen === doctor.version - 1) {
        this.audit.unchanged('doctor.status_changed');
        return this.answer(em, caller, id);
      }
      requireVersion(seen, doctor.version);
      if ((doctor.status === 'suspended') === (status === 'suspended')) {
        throw new Refusal('doctors.invalid_transition', { detail: `The doctor is ${doctor.status}.` });
      }
      const now = this.clock.now();
      const moved = standing(caller, doctor, { status, reason, now });
      const changes = changesBetween({ status: doctor.status }, { status });
      changeRecord<Doctor>(doctor, moved, now);
      await em.flush();
      const transaction = em.getKysely<never>();
      const { hospitalId } = doctor;
      await this.audit.write(transaction, { action: 'doctor.status_changed', id, hospitalId, changes });
      return this.answer(em, caller, id);
    });
  }

  private async answer(em: EntityManager, caller: Caller, id: string): Promise<SuspendedDoctor> {
    const transaction = em.getKysely<never>();
    const answer = await this.readDoctor.within(transaction, caller, id);
    return { ...answer, upcomingAppointments: await upcoming(transaction, id, this.clock.now()) };
  }
}

async function upcoming(transaction: Kysely<never>, doctorId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from appointments
     where doctor_id = ${doctorId}::uuid and starts_at > ${now}
       and (status = 'confirmed' or (status = 'held' and hold_expires_at > ${now}))`.execute(transaction);
  return rows[0]?.count ?? 0;
}
