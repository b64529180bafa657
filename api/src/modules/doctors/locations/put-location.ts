import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { newId } from '../../../values/ids.ts';
import { notFound } from '../../../values/refusal.ts';
import { changeRecord } from '../change-record.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { locationAnswer } from './location-answer.ts';
import { Location } from './location.entity.ts';
import type { LocationAnswer, LocationContent } from './location.schemas.ts';

/** Makes the location with this external id be as given, whether it was there or not: safe to send again and again. */
@Injectable()
export class PutLocation {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async run(caller: Caller, key: LocationKey, content: LocationContent): Promise<PutOutcome> {
    return this.database.transaction(async (em) => {
      // Two that come at once for a new key queue on the hospital, so that the second finds the first one's location.
      const hospital = worksFor(caller, key.hospitalId)
        ? await em.findOne(Hospital, { id: key.hospitalId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!hospital) {
        throw notFound();
      }
      const now = this.clock.now();
      const transaction = em.getKysely<never>();
      const { hospitalId } = key;
      const whole = { ...emptied, ...content, timeZone: content.timeZone ?? hospital.timeZone };
      const present = await em.findOne(Location, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (present) {
        const changes = changeRecord<Location>(present, whole, now);
        await em.flush();
        await this.audit.write(transaction, {
          action: 'location.updated',
          id: present.id,
          hospitalId,
          changes,
        });
        return { created: false, answer: locationAnswer(present) };
      }
      const location = em.create(Location, { ...whole, ...key, id: newId(), createdAt: now, updatedAt: now });
      await em.persist(location).flush();
      const { id, name } = location;
      await this.audit.write(transaction, { action: 'location.created', id, hospitalId, details: { name } });
      return { created: true, answer: locationAnswer(location) };
    });
  }
}

export interface LocationKey {
  hospitalId: string;
  externalId: string;
}

export interface PutOutcome {
  created: boolean;
  answer: LocationAnswer;
}

const emptied = {
  addressLine: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  phone: null,
  latitude: null,
  longitude: null,
  accessibility: [],
};
