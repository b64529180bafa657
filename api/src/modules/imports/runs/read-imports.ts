import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import type { ImportRunAnswer, ListImportsQuery } from './import-run.schemas.ts';
import { findRun, findRuns, type ImportRunRow, toImportRun } from './import-runs.queries.ts';

/** Looks at runs: those of the caller's hospital, or for admins of all. */
@Injectable()
export class ReadImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(query: ListImportsQuery, caller: Caller): Promise<Page<ImportRunAnswer>> {
    const own = caller.kind === 'anonymous' ? null : caller.hospitalId;
    const hospitalId = query.hospitalId ?? own;
    if (hospitalId !== null && !worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (hospitalId !== null) conditions.push(sql`r.hospital_id = ${hospitalId}`);
    if (query.kind) conditions.push(sql`r.kind = ${query.kind}`);
    if (query.mode) conditions.push(sql`r.mode = ${query.mode}`);
    if (query.status) conditions.push(sql`r.status = ${query.status}`);
    if (query.from) conditions.push(sql`r.created_at >= ${query.from}`);
    if (query.to) conditions.push(sql`r.created_at < ${query.to}`);
    if (query.startedBy !== undefined) conditions.push(sql`r.started_by = ${query.startedBy}`);
    if (query.cursor) {
      const [after] = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      conditions.push(sql`r.id < ${after}`);
    }
    const rows = await findRuns(this.database.sql, sql.join(conditions, sql` and `), query.limit + 1);
    return pageOf(rows, query.limit, toImportRun, ({ id }) => [id]);
  }

  async get(id: string, caller: Caller): Promise<ImportRunAnswer> {
    return toImportRun(await this.runOf(id, caller));
  }

  /** @throws {Refusal} `not_found` when there is none, or it is of another hospital */
  async runOf(id: string, caller: Caller): Promise<ImportRunRow> {
    const run = await findRun(this.database.sql, id);
    if (!run || !worksFor(caller, run.hospitalId)) {
      throw notFound();
    }
    return run;
  }
}
