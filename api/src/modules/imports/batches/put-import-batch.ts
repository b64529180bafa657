import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { jsonText } from '../../../platform/http/json-text.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { applyDoctorRows } from '../doctors/apply-doctor-rows.ts';
import { batchCount } from '../rules/missing-batches.ts';
import { packResults, type PackedResults, type RowResult, unpackResults } from '../rules/pack-results.ts';
import { type RowAction, Verdicts } from '../rules/row-action.ts';
import type { ImportRow } from '../rules/row-fault.ts';
import { applySlotRows, FurtherDoctors } from '../slots/apply-slot-rows.ts';
import { tellImport } from '../runs/tell-import.ts';
import type { importStatuses } from '../runs/import-run.entity.ts';
import { losesRace } from './loses-race.ts';

interface Run {
  id: string;
  hospitalId: string;
  kind: 'doctors' | 'slots';
  mode: 'dry_run' | 'apply';
  status: (typeof importStatuses)[number];
  totalRows: number;
  batchSize: number;
}

/** Attempts before a batch that keeps losing races is given back to the client to be sent again. */
const maxAttempts = 8;

/**
 * Takes a batch in: its rows, its results and the counts of the run in one transaction, so that it is either all there or not at
 * all. Its row in `import_batches` comes first: two that send the same batch queue on it, and the second gets the first's answer.
 */
@Injectable()
export class PutImportBatch {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async put(
    id: string,
    n: number,
    rows: readonly ImportRow[],
    caller: Caller,
  ): Promise<{ results: RowResult[] }> {
    const run = await this.runOf(id, caller);
    const fingerprint = hash('sha256', jsonText(rows), 'base64url');
    const stored =
      run.status !== 'running' ? await replay(this.database.sql, run, n, fingerprint) : undefined;
    if (stored) {
      this.audit.unchanged('import.batch_applied');
      return stored;
    }
    refuseUnexpected(run, n, rows);
    let alsoLock: string[] = [];
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.transaction((em) =>
          this.apply(em.getKysely<never>(), { run, n, rows, fingerprint, alsoLock }),
        );
      } catch (thrown) {
        if (thrown instanceof FurtherDoctors) {
          alsoLock = [...alsoLock, ...thrown.ids];
        } else if (!losesRace(thrown) || attempt >= maxAttempts) {
          throw thrown;
        }
      }
    }
  }

  private async apply(
    transaction: Kysely<never>,
    { run, n, rows, fingerprint, alsoLock }: Sent,
  ): Promise<{ results: RowResult[] }> {
    const now = this.clock.now();
    const { rows: claimed } = await sql`
      insert into import_batches (run_id, n, fingerprint, row_count, applied_at)
      values (${run.id}, ${n}, ${fingerprint}, ${rows.length}, ${now})
      on conflict do nothing returning n`.execute(transaction);
    if (claimed.length === 0) {
      const stored = await replay(transaction, run, n, fingerprint);
      if (!stored) throw new Error('a batch is neither new nor there');
      this.audit.unchanged('import.batch_applied');
      return stored;
    }
    const verdicts = new Verdicts(rows.length);
    const batch = { hospitalId: run.hospitalId, mode: run.mode, rows, now, alsoLock };
    await (run.kind === 'slots' ? applySlotRows : applyDoctorRows)(transaction, batch, verdicts);
    const packed = packResults(rows, verdicts);
    const counts = countsOf(packed);
    await this.tell(transaction, run, n, counts);
    await record(transaction, { run, n, packed, counts, now });
    return { results: unpackResults(packed) };
  }

  /** A batch may be sent by another than who started the run. What became of which row stands in the results of the run. */
  private async tell(
    transaction: Kysely<never>,
    { id, hospitalId, kind, mode }: Run,
    batch: number,
    { created, updated }: Counts,
  ): Promise<void> {
    if (mode === 'dry_run' || created + updated === 0) {
      this.audit.unchanged('import.batch_applied');
      return;
    }
    const details = { kind, batch, created, updated };
    await this.audit.write(transaction, { action: 'import.batch_applied', id, hospitalId, details });
  }

  private async runOf(id: string, caller: Caller): Promise<Run> {
    const { rows } = await sql<Run>`
      select id, hospital_id as "hospitalId", kind, mode, status, total_rows as "totalRows", batch_size as "batchSize"
        from import_runs where id = ${id}`.execute(this.database.sql);
    const [run] = rows;
    if (!run || !worksFor(caller, run.hospitalId)) {
      throw notFound();
    }
    return run;
  }
}

interface Sent {
  run: Run;
  n: number;
  rows: readonly ImportRow[];
  fingerprint: string;
  alsoLock: readonly string[];
}

/** The first answer again when the batch is in with the same rows; undefined when it is not in. */
async function replay(
  database: Kysely<never>,
  run: Run,
  n: number,
  fingerprint: string,
): Promise<{ results: RowResult[] } | undefined> {
  const { rows } = await sql<{ fingerprint: string; results: PackedResults }>`
    select fingerprint, results from import_batches where run_id = ${run.id} and n = ${n}`.execute(database);
  const [batch] = rows;
  if (!batch) {
    return undefined;
  }
  if (batch.fingerprint !== fingerprint) {
    throw new Refusal('imports.batch_mismatch', { detail: `Batch ${n} was applied with other rows.` });
  }
  return { results: unpackResults(batch.results) };
}

function refuseUnexpected(run: Run, n: number, rows: readonly ImportRow[]): void {
  if (run.status !== 'running') {
    throw new Refusal(run.status === 'completed' ? 'imports.run_completed' : 'imports.run_abandoned');
  }
  if (rows.length > run.batchSize) {
    const detail = `A batch of this run has at most ${run.batchSize} rows.`;
    throw new Refusal('request.invalid', { errors: [{ pointer: '/rows', code: 'too_big', detail }] });
  }
  const count = batchCount(run.totalRows, run.batchSize);
  if (n > count) {
    const detail = `This run has ${count} batches.`;
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/n', code: 'too_big', detail, in: 'path' }],
    });
  }
}

type Counts = Record<RowAction, number>;

function countsOf({ actions }: PackedResults): Counts {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const [action, count] of actions) {
    counts[action] += count;
  }
  return counts;
}

interface Recorded {
  run: Run;
  n: number;
  packed: PackedResults;
  counts: Counts;
  now: Date;
}

/** Last in the transaction, so that the run's own row is locked no longer than the commit takes. */
async function record(transaction: Kysely<never>, { run, n, packed, counts, now }: Recorded): Promise<void> {
  const { created, updated, unchanged, rejected } = counts;
  const { numAffectedRows } = await sql`
    with batch as (
      update import_batches
         set results = ${JSON.stringify(packed)}::json, created_count = ${created}, updated_count = ${updated},
             unchanged_count = ${unchanged}, rejected_count = ${rejected}
       where run_id = ${run.id} and n = ${n}),
    counted as (
      update import_runs
         set created_count = created_count + ${created}, updated_count = updated_count + ${updated},
             unchanged_count = unchanged_count + ${unchanged}, rejected_count = rejected_count + ${rejected},
             updated_at = ${now}, version = version + 1
       where id = ${run.id} and status = 'running' returning *)
    ${tellImport('import.progressed', 'counted', now)}`.execute(transaction);
  if (numAffectedRows !== 1n) {
    const { rows } = await sql<{ status: string }>`
      select status from import_runs where id = ${run.id}`.execute(transaction);
    throw new Refusal(rows[0]?.status === 'abandoned' ? 'imports.run_abandoned' : 'imports.run_completed');
  }
}
