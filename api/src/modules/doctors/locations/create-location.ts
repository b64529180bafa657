import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { notFound } from '../../../values/refusal.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { locationAnswer } from './location-answer.ts';
import { Location } from './location.entity.ts';
import type { LocationAnswer, NewLocation } from './location.schemas.ts';

@Injectable()
export class CreateLocation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(caller: Caller, hospitalId: string, input: NewLocation, once?: Once): Promise<LocationAnswer> {
    return this.transactions.run(once, async (em) => {
      const hospital = worksFor(caller, hospitalId) ? await em.findOne(Hospital, { id: hospitalId }) : null;
      if (!hospital) {
        throw notFound();
      }
      const now = this.clock.now();
      const location = em.create(Location, {
        ...input,
        id: newId(),
        hospitalId,
        timeZone: input.timeZone ?? hospital.timeZone,
        accessibility: input.accessibility ?? [],
        createdAt: now,
        updatedAt: now,
      });
      await em.persist(location).flush();
      const { id, name } = location;
      const details = { name };
      await this.audit.write(em.getKysely<never>(), { action: 'location.created', id, hospitalId, details });
      return locationAnswer(location);
    });
  }
}
