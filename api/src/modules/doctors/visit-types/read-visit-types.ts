import { Inject, Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { findVisibleDoctor } from '../doctors/find-doctor.ts';
import { visitTypeAnswer } from './visit-type-answer.ts';
import { VisitType } from './visit-type.entity.ts';
import type { VisitTypeAnswer, VisitTypeQuery } from './visit-type.schemas.ts';

/** The public sees what can be booked; the hospital and the doctor also what no longer can. */
@Injectable()
export class ReadVisitTypes {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(
    caller: Caller,
    doctorId: string,
    { cursor, limit }: VisitTypeQuery,
  ): Promise<Page<VisitTypeAnswer>> {
    const em = this.database.read();
    const { inFull } = await findVisibleDoctor(em, caller, doctorId);
    const where: FilterQuery<VisitType>[] = [{ doctorId }];
    if (!inFull) where.push({ active: true });
    if (cursor !== undefined) where.push({ id: { $gt: decodeCursor(cursor, z.tuple([z.uuid()]))[0] } });
    const rows = await em.find(VisitType, { $and: where }, { orderBy: { id: 'asc' }, limit: limit + 1 });
    return pageOf(rows, limit, visitTypeAnswer, ({ id }) => [id]);
  }
}
