import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { changeRecord, requireSeen } from '../change-record.ts';
import { locationAnswer } from './location-answer.ts';
import { Location } from './location.entity.ts';
import type { LocationAnswer, LocationChanges } from './location.schemas.ts';

@Injectable()
export class UpdateLocation {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(caller: Caller, place: { hospitalId: string; id: string }, changes: LocationChanges, seen?: number) {
    return this.database.transaction(async (em): Promise<LocationAnswer> => {
      const location = worksFor(caller, place.hospitalId)
        ? await em.findOne(Location, place, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!location) {
        throw notFound();
      }
      requireSeen<Location>(seen, location, changes);
      const told = changeRecord<Location>(location, changes, this.clock.now());
      await em.flush();
      const transaction = em.getKysely<never>();
      await this.audit.write(transaction, { action: 'location.updated', ...place, changes: told });
      return locationAnswer(location);
    });
  }
}
