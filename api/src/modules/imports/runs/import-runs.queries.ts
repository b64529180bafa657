import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ImportRunAnswer } from './import-run.schemas.ts';

/** A run as its tables have it, with the numbers of its batches that are in. */
export interface ImportRunRow extends Omit<
  ImportRunAnswer,
  'counts' | 'createdAt' | 'updatedAt' | 'completedAt' | 'abandonedAt' | 'abandonedBy'
> {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** The driver hands instants on as PostgreSQL writes them. */
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  abandonedAt: string | null;
  abandonedBy: string | null;
}

/** Runs by a condition on `r`, newest first. */
export async function findRuns(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ImportRunRow[]> {
  const { rows } = await sql<ImportRunRow>`
    select r.id, r.hospital_id as "hospitalId", r.kind, r.mode, r.status, r.file_name as "fileName",
           r.content_hash as "contentHash", r.total_rows as "totalRows", r.batch_size as "batchSize",
           r.created_count as created, r.updated_count as updated, r.unchanged_count as unchanged,
           r.rejected_count as rejected, r.started_by as "startedBy", r.version,
           r.created_at as "createdAt", r.updated_at as "updatedAt", r.completed_at as "completedAt",
           r.abandoned_at as "abandonedAt", r.abandoned_by as "abandonedBy",
           array(select b.n from import_batches b where b.run_id = r.id order by b.n) as "appliedBatches"
      from import_runs r
     where ${condition}
     order by r.id desc
     limit ${limit}`.execute(database);
  return rows;
}

export async function findRun(database: Kysely<never>, id: string): Promise<ImportRunRow | undefined> {
  const [run] = await findRuns(database, sql`r.id = ${id}`, 1);
  return run;
}

export function toImportRun(row: ImportRunRow): ImportRunAnswer {
  const { created, updated, unchanged, rejected, createdAt, updatedAt, completedAt, ...rest } = row;
  const { abandonedAt, abandonedBy, ...run } = rest;
  return {
    ...run,
    counts: { created, updated, unchanged, rejected },
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
    completedAt: completedAt === null ? null : instant(completedAt),
    ...(abandonedAt !== null && abandonedBy !== null && { abandonedAt: instant(abandonedAt), abandonedBy }),
  };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
