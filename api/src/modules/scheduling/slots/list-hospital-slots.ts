import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import type { HospitalSlot, HospitalSlotQuery } from './hospital-slot.schemas.ts';
import { readHospitalSlots } from './hospital-slots.queries.ts';

const sortValues = z.tuple([z.uuid(), cursorInstant, z.uuid()]);

/** All slots of a hospital, taken or free, of any doctor and day: what its own people compare with their calendars. */
@Injectable()
export class ListHospitalSlots {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    hospitalId: string,
    { cursor, from, ...query }: HospitalSlotQuery,
  ): Promise<Page<HospitalSlot>> {
    if (!worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const now = this.clock.now();
    const rows = await readHospitalSlots(this.database.sql, {
      ...query,
      hospitalId,
      now,
      from: from ?? now,
      after: cursor === undefined ? undefined : decodeCursor(cursor, sortValues),
    });
    return pageOf(
      rows,
      query.limit,
      (slot) => slot,
      ({ doctorId, startsAt, ids }) => [doctorId, startsAt, ids[0] ?? null],
    );
  }
}
