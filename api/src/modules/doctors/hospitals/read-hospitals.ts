import { Inject, Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { hospitalAnswer } from './hospital-answer.ts';
import { Hospital } from './hospital.entity.ts';
import type { HospitalAnswer, HospitalQuery } from './hospital.schemas.ts';

/** Hospitals are public: their names, zones and the policies patients book by. */
@Injectable()
export class ReadHospitals {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(caller: Caller, { cursor, limit, slug, q }: HospitalQuery): Promise<Page<HospitalAnswer>> {
    const where: FilterQuery<Hospital>[] = [];
    if (slug !== undefined) where.push({ slug });
    if (q) where.push({ name: { $ilike: `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` } });
    if (cursor !== undefined) where.push({ id: { $gt: decodeCursor(cursor, z.tuple([z.uuid()]))[0] } });
    const rows = await this.database
      .read()
      .find(Hospital, { $and: where }, { orderBy: { id: 'asc' }, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      (row) => hospitalAnswer(row, caller),
      ({ id }) => [id],
    );
  }

  async one(caller: Caller, id: string): Promise<HospitalAnswer> {
    const hospital = await this.database.read().findOne(Hospital, { id });
    if (!hospital) {
      throw notFound();
    }
    return hospitalAnswer(hospital, caller);
  }
}
