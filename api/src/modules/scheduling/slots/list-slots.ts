import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { cursorInstant, decodeCursor, encodeCursor } from '../../../platform/http/page.ts';
import { specialty } from '../../doctors/index.ts';
import { readFreeSlots } from './free-slots.queries.ts';
import { type SlotQuery, spanOf } from './slot.schemas.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** What can be booked at this moment: free slots, and those whose hold has lapsed, within the hospital's booking window. */
@Injectable()
export class ListSlots {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The page as JSON text: it was built in PostgreSQL and is not taken apart here only to be written again. */
  async list(query: SlotQuery): Promise<string> {
    const now = this.clock.now();
    const page = await readFreeSlots(this.database, {
      ...query,
      ...spanOf(query, now),
      specialty: query.specialty && specialty(query.specialty),
      now,
      after: query.cursor === undefined ? undefined : decodeCursor(query.cursor, sortValues),
    });
    const nextCursor = page.more && page.last ? encodeCursor(page.last) : null;
    return `{"items":${page.items},"nextCursor":${JSON.stringify(nextCursor)}}`;
  }
}
