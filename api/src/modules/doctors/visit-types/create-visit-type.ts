import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { findOwnDoctor } from '../doctors/find-doctor.ts';
import { requireChargeable } from './require-chargeable.ts';
import { visitTypeAnswer } from './visit-type-answer.ts';
import { VisitType } from './visit-type.entity.ts';
import type { NewVisitType, VisitTypeAnswer } from './visit-type.schemas.ts';

@Injectable()
export class CreateVisitType {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(
    caller: Caller,
    doctorId: string,
    { fee, ...input }: NewVisitType,
    once?: Once,
  ): Promise<VisitTypeAnswer> {
    return this.transactions.run(once, async (em) => {
      const doctor = await findOwnDoctor(em, caller, doctorId);
      const now = this.clock.now();
      const visitType = em.create(VisitType, {
        ...input,
        id: newId(),
        doctorId: doctor.id,
        feeMinor: fee.amountMinor,
        currency: fee.currency,
        createdAt: now,
        updatedAt: now,
      });
      requireChargeable(visitType);
      await em.persist(visitType).flush();
      const { id, name, feeMinor, currency } = visitType;
      await this.audit.write(em.getKysely<never>(), {
        action: 'visit_type.created',
        id,
        hospitalId: doctor.hospitalId,
        details: { doctorId, name, feeMinor, currency },
      });
      return visitTypeAnswer(visitType);
    });
  }
}
