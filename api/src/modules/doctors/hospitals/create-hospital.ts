import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { newId } from '../../../values/ids.ts';
import { hospitalAnswer } from './hospital-answer.ts';
import { Hospital } from './hospital.entity.ts';
import type { HospitalAnswer, NewHospital } from './hospital.schemas.ts';
import { mergedPolicy } from './merged-policy.ts';

@Injectable()
export class CreateHospital {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(caller: Caller, input: NewHospital, once?: Once): Promise<HospitalAnswer> {
    return this.transactions.run(once, async (em) => {
      const now = this.clock.now();
      const hospital = em.create(Hospital, {
        ...input,
        id: newId(),
        policy: mergedPolicy(defaultBookingPolicy, input.policy ?? {}),
        createdAt: now,
        updatedAt: now,
      });
      await em.persist(hospital).flush();
      const { id, slug } = hospital;
      await this.audit.write(em.getKysely<never>(), {
        action: 'hospital.created',
        id,
        hospitalId: id,
        details: { slug },
      });
      return hospitalAnswer(hospital, caller);
    });
  }
}
