import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { readAudit } from './audit.queries.ts';
import type { AuditEntryAnswer, AuditQuery } from './audit.schemas.ts';

const place = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)]);

/** The audit log as admins search it. */
@Injectable()
export class ListAudit {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list({ cursor, limit, ...filters }: AuditQuery): Promise<Page<AuditEntryAnswer>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, place);
    const rows = await readAudit(this.database.sql, { ...filters, after, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      ({ place: _place, ...entry }) => entry,
      (row) => row.place,
    );
  }
}
