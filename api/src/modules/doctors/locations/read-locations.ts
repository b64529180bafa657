import { Inject, Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { locationAnswer } from './location-answer.ts';
import { Location } from './location.entity.ts';
import type { LocationAnswer, LocationQuery } from './location.schemas.ts';

/** Sites are public: patients have to find them. */
@Injectable()
export class ReadLocations {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(
    hospitalId: string,
    { cursor, limit, externalId }: LocationQuery,
  ): Promise<Page<LocationAnswer>> {
    const em = this.database.read();
    const where: FilterQuery<Location>[] = [{ hospitalId }];
    if (externalId !== undefined) where.push({ externalId });
    if (cursor !== undefined) where.push({ id: { $gt: decodeCursor(cursor, z.tuple([z.uuid()]))[0] } });
    const rows = await em.find(Location, { $and: where }, { orderBy: { id: 'asc' }, limit: limit + 1 });
    if (rows.length === 0 && (await em.count(Hospital, { id: hospitalId })) === 0) {
      throw notFound();
    }
    return pageOf(rows, limit, locationAnswer, ({ id }) => [id]);
  }

  async one(hospitalId: string, id: string): Promise<LocationAnswer> {
    const location = await this.database.read().findOne(Location, { id, hospitalId });
    if (!location) {
      throw notFound();
    }
    return locationAnswer(location);
  }
}
