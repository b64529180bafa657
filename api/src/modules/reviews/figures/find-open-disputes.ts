import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';

/** Which visits are disputed at present, for the back office. A visit has one open dispute at most. */
@Injectable()
export class FindOpenDisputes {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The id of the dispute by the id of its appointment; those without one are not in it. */
  async of(appointmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ id: string; appointmentId: string }>`
      select id, appointment_id as "appointmentId" from disputes
       where appointment_id = any (${[...appointmentIds]}::uuid[])
         and status in ('open', 'under_review') -- as the index says`.execute(this.database.sql);
    return new Map(rows.map(({ id, appointmentId }) => [appointmentId, id]));
  }
}
