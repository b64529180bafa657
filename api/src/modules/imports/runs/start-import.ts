import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { hospitalFor } from '../../../platform/guards/hospital-for.ts';
import { newId } from '../../../values/ids.ts';
import { notFound } from '../../../values/refusal.ts';
import type { ImportRunAnswer, StartImportBody } from './import-run.schemas.ts';
import { tellImport } from './tell-import.ts';
import { findRun, findRuns, toImportRun } from './import-runs.queries.ts';

export interface StartedImport {
  run: ImportRunAnswer;
  /** False when an unfinished run of the same content was there already. */
  isNew: boolean;
}

interface NewRun {
  id: string;
  hospitalId: string;
  startedBy: string;
}

/** Starts a run, or finds the unfinished one of the same content; two that start at once get the same. */
@Injectable()
export class StartImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async start(body: StartImportBody, caller: Caller): Promise<StartedImport> {
    const hospitalId = hospitalFor(caller, body.hospitalId);
    // A run that another process completes between the two statements is no longer found: then a new one is due.
    for (;;) {
      const run = await this.insert(body, hospitalId, actorOf(caller));
      if (run) {
        return { run, isNew: true };
      }
      const unfinished = await this.unfinished(body, hospitalId);
      if (unfinished) {
        this.audit.unchanged('import.started');
        return { run: unfinished, isNew: false };
      }
    }
  }

  private insert(
    body: StartImportBody,
    hospitalId: string,
    startedBy: string,
  ): Promise<ImportRunAnswer | undefined> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const id = newId();
      if (!(await this.isNew(transaction, { ...body, id, hospitalId, startedBy }))) {
        return undefined;
      }
      const { kind, mode, fileName, totalRows } = body;
      const details = { kind, mode, fileName, totalRows };
      await this.audit.write(transaction, { action: 'import.started', id, hospitalId, details });
      const run = await findRun(transaction, id);
      return run && toImportRun(run);
    });
  }

  private async isNew(
    transaction: Kysely<never>,
    { id, hospitalId, startedBy, ...body }: StartImportBody & NewRun,
  ): Promise<boolean> {
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
        returning *),
      told as (${tellImport('import.started', 'inserted', now)})
      select exists (select from hospital) as exists, exists (select from inserted) as inserted
    `.execute(transaction);
    if (!rows[0]?.exists) {
      throw notFound();
    }
    return rows[0].inserted;
  }

  private async unfinished(body: StartImportBody, hospitalId: string): Promise<ImportRunAnswer | undefined> {
    const condition = sql`r.hospital_id = ${hospitalId} and r.kind = ${body.kind} and r.mode = ${body.mode}
      and r.content_hash = ${body.contentHash} and r.status = 'running'`;
    const [run] = await findRuns(this.database.sql, condition, 1);
    return run && toImportRun(run);
  }
}
