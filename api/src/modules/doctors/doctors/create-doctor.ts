import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { hospitalFor } from '../../../platform/guards/hospital-for.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { notFound } from '../../../values/refusal.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { VisitType } from '../visit-types/visit-type.entity.ts';
import type { NewVisitType } from '../visit-types/visit-type.schemas.ts';
import { Doctor } from './doctor.entity.ts';
import type { DoctorAnswer, NewDoctor } from './doctor.schemas.ts';
import { ReadDoctor } from './read-doctor.ts';
import { requireLocation } from './require-location.ts';

/** A hospital adds one of its doctors, with what can be booked if it is known already. */
@Injectable()
export class CreateDoctor {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(ReadDoctor) private readonly readDoctor: ReadDoctor,
  ) {}

  run(caller: Caller, { visitTypes = [], ...input }: NewDoctor, once?: Once): Promise<DoctorAnswer> {
    const hospitalId = hospitalFor(caller, input.hospitalId);
    return this.transactions.run(once, async (em) => {
      if ((await em.count(Hospital, { id: hospitalId })) === 0) {
        throw notFound();
      }
      await requireLocation(em, hospitalId, input.locationId);
      const now = this.clock.now();
      const doctor = em.create(Doctor, {
        ...input,
        id: newId(),
        hospitalId,
        specialties: input.specialties ?? [],
        languages: input.languages ?? [],
        createdAt: now,
        updatedAt: now,
      });
      await em.persist(doctor).flush();
      await offer(em, doctor.id, visitTypes, now);
      const transaction = em.getKysely<never>();
      const { id, fullName, status } = doctor;
      const details = { fullName, status, visitTypes: visitTypes.length };
      await this.audit.write(transaction, { action: 'doctor.created', id, hospitalId, details });
      return this.readDoctor.within(transaction, caller, id);
    });
  }
}

async function offer(
  em: EntityManager,
  doctorId: string,
  visitTypes: NewVisitType[],
  now: Date,
): Promise<void> {
  for (const { fee, ...visitType } of visitTypes) {
    em.persist(
      em.create(VisitType, {
        ...visitType,
        id: newId(),
        doctorId,
        feeMinor: fee.amountMinor,
        currency: fee.currency,
        createdAt: now,
        updatedAt: now,
      }),
    );
  }
  await em.flush();
}
