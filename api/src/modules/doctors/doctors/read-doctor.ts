import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { availabilityTables, nextFree } from '../search/next-free.queries.ts';
import { doctorJson, inFull } from './doctor-answer.queries.ts';
import type { DoctorAnswer } from './doctor.schemas.ts';
import { viewerOf } from './viewer-of.ts';

/** One doctor with what can be booked: the active ones for everybody, the others for those who work with them. */
@Injectable()
export class ReadDoctor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  one(caller: Caller, id: string): Promise<DoctorAnswer> {
    return this.within(this.database.sql, caller, id);
  }

  /** The same in a transaction that has just written the doctor. */
  async within(database: Kysely<never>, caller: Caller, id: string): Promise<DoctorAnswer> {
    const viewer = viewerOf(caller);
    const { rows } = await sql<{ item: DoctorAnswer }>`
      with ${availabilityTables({ asOf: this.clock.now() })},
      asked as (
        select d.id, b.opens_at, b.closes_at
          from doctors d join bookable b on b.hospital_id = d.hospital_id
         where d.id = ${id}::uuid and (d.status = 'active' or ${inFull(viewer)})
      )
      select ${doctorJson(viewer, nextFree(), sql`null`)} as item
        from asked m
        join doctors d on d.id = m.id
        join hospitals h on h.id = d.hospital_id
        left join locations l on l.id = d.location_id`.execute(database);
    const row = rows[0];
    if (!row) {
      throw notFound();
    }
    return row.item;
  }
}
