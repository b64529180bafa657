import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import {
  findDifferences,
  findReconciliations,
  toDifference,
  toReconciliation,
} from './reconciliation.queries.ts';
import type {
  DifferenceAnswer,
  ListDifferencesQuery,
  ListReconciliationsQuery,
  ReconciliationAnswer,
} from './reconciliation.schemas.ts';

/** What comparing our books with Stripe's has found. */
@Injectable()
export class ReadReconciliations {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list({ cursor, limit }: ListReconciliationsQuery): Promise<Page<ReconciliationAnswer>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([z.uuid()]))[0];
    const condition = after === undefined ? sql`true` : sql`r.id < ${after}`;
    const rows = await findReconciliations(this.database.sql, condition, limit + 1);
    const now = this.clock.now();
    return pageOf(
      rows,
      limit,
      (row) => toReconciliation(row, now),
      ({ id }) => [id],
    );
  }

  /** @throws {Refusal} `not_found` when there is none */
  async get(id: string): Promise<ReconciliationAnswer> {
    const [row] = await findReconciliations(this.database.sql, sql`r.id = ${id}`, 1);
    if (!row) {
      throw notFound();
    }
    return toReconciliation(row, this.clock.now());
  }

  async differences(
    id: string,
    { cursor, limit, action }: ListDifferencesQuery,
  ): Promise<Page<DifferenceAnswer>> {
    await this.get(id);
    const conditions = [sql`true`];
    if (cursor !== undefined) {
      const [after] = decodeCursor(cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
      conditions.push(sql`d.id > ${after}::bigint`);
    }
    if (action) conditions.push(sql`d.action = ${action}`);
    const rows = await findDifferences(this.database.sql, id, sql.join(conditions, sql` and `), limit + 1);
    return pageOf(rows, limit, toDifference, (row) => [row.id]);
  }
}
