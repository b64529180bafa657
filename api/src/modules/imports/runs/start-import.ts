import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import type { ImportRunAnswer, StartImportBody } from './import-run.schemas.ts';
import { findRun, findRuns, toImportRun } from './import-runs.queries.ts';

export interface StartedImport {
  run: ImportRunAnswer;
  /** False when an unfinished run of the same content was there already. */
  isNew: boolean;
}

/** Starts a run, or finds the unfinished one of the same content; two that start at once get the same. */
@Injectable()
export class StartImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async start(body: StartImportBody, caller: Caller): Promise<StartedImport> {
    const hospitalId = hospitalOf(body, caller);
    // A run that another process completes between the two statements is no longer found: then a new one is due.
    for (;;) {
      const run = await this.insert(body, hospitalId, actorOf(caller));
      if (run) {
        return { run, isNew: true };
      }
      const unfinished = await this.unfinished(body, hospitalId);
      if (unfinished) {
        return { run: unfinished, isNew: false };
      }
    }
  }

  private async insert(
    body: StartImportBody,
    hospitalId: string,
    startedBy: string,
  ): Promise<ImportRunAnswer | undefined> {
    const id = newId();
    const now = this.clock.now();
    const { rows } = await sql<{ exists: boolean; inserted: boolean }>`
      with hospital as (select id from hospitals where id = ${hospitalId}),
      inserted as (
        insert into import_runs (id, hospital_id, kind, mode, status, file_name, content_hash, total_rows, batch_size,
                                 started_by, created_at, updated_at)
        select ${id}::uuid, id, ${body.kind}, ${body.mode}, 'running', ${body.fileName}, ${body.contentHash},
               ${body.totalRows}::integer, ${body.batchSize}::integer, ${startedBy}, ${now}::timestamptz,
               ${now}::timestamptz
          from hospital
        on conflict (hospital_id, kind, mode, content_hash) where status = 'running' do nothing
        returning id)
      select exists (select from hospital) as exists, exists (select from inserted) as inserted
    `.execute(this.database.sql);
    if (!rows[0]?.exists) {
      throw notFound();
    }
    const run = rows[0].inserted ? await findRun(this.database.sql, id) : undefined;
    return run && toImportRun(run);
  }

  private async unfinished(body: StartImportBody, hospitalId: string): Promise<ImportRunAnswer | undefined> {
    const condition = sql`r.hospital_id = ${hospitalId} and r.kind = ${body.kind} and r.mode = ${body.mode}
      and r.content_hash = ${body.contentHash} and r.status = 'running'`;
    const [run] = await findRuns(this.database.sql, condition, 1);
    return run && toImportRun(run);
  }
}

function hospitalOf(body: StartImportBody, caller: Caller): string {
  const own = caller.kind === 'anonymous' ? null : caller.hospitalId;
  const hospitalId = body.hospitalId ?? own;
  if (hospitalId === null) {
    const detail = 'Say which hospital the import is for.';
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/hospitalId', code: 'required', detail }],
    });
  }
  if (!worksFor(caller, hospitalId)) {
    throw notFound();
  }
  return hospitalId;
}
