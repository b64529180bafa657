import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { changeRecord, requireSeen } from '../change-record.ts';
import { findOwnDoctor } from '../doctors/find-doctor.ts';
import { requireChargeable } from './require-chargeable.ts';
import { visitTypeAnswer } from './visit-type-answer.ts';
import { VisitType } from './visit-type.entity.ts';
import type { VisitTypeAnswer, VisitTypeChanges } from './visit-type.schemas.ts';

/** Changes what can be booked from now on; it is never deleted, for appointments point to it. */
@Injectable()
export class UpdateVisitType {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(caller: Caller, key: VisitTypeKey, { fee, ...fields }: VisitTypeChanges, seen?: number) {
    return this.database.transaction(async (em): Promise<VisitTypeAnswer> => {
      const doctor = await findOwnDoctor(em, caller, key.doctorId);
      const visitType = await em.findOne(VisitType, { id: key.id, doctorId: doctor.id });
      if (!visitType) {
        throw notFound();
      }
      const price = fee && { feeMinor: fee.amountMinor, currency: fee.currency };
      requireSeen<VisitType>(seen, visitType, { ...fields, ...price });
      const changes = changeRecord<VisitType>(visitType, { ...fields, ...price }, this.clock.now());
      requireChargeable(visitType);
      await em.flush();
      await this.audit.write(em.getKysely<never>(), {
        action: 'visit_type.updated',
        id: key.id,
        hospitalId: doctor.hospitalId,
        changes,
        details: { doctorId: doctor.id },
      });
      return visitTypeAnswer(visitType);
    });
  }

  async deactivate(caller: Caller, key: VisitTypeKey, seen?: number): Promise<void> {
    await this.run(caller, key, { active: false }, seen);
  }
}

export interface VisitTypeKey {
  doctorId: string;
  id: string;
}
