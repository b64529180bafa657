import { Migration } from '@mikro-orm/migrations';

/** Import runs and their batches; a batch keeps its results, one per input row, in the row that says it was applied. */
export class ImportsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table import_runs (
        id uuid primary key,
        hospital_id uuid not null constraint import_runs_hospital references hospitals (id),
        kind text not null constraint import_runs_kind_known check (kind in ('doctors', 'slots')),
        mode text not null constraint import_runs_mode_known check (mode in ('dry_run', 'apply')),
        status text not null constraint import_runs_status_known check (status in ('running', 'completed')),
        file_name text not null,
        content_hash text not null,
        total_rows integer not null constraint import_runs_total check (total_rows >= 0),
        batch_size integer not null constraint import_runs_batch_size check (batch_size between 1 and 5000),
        created_count integer not null default 0,
        updated_count integer not null default 0,
        unchanged_count integer not null default 0,
        rejected_count integer not null default 0,
        started_by text not null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        completed_at timestamptz null
      )`);
    this.addSql(`
      create unique index import_runs_unfinished on import_runs (hospital_id, kind, mode, content_hash)
        where status = 'running'`);
    this.addSql(`create index import_runs_of_hospital on import_runs (hospital_id, id)`);

    // The results are plain json: written once, read back as they are, never looked into by a statement.
    this.addSql(`
      create table import_batches (
        run_id uuid not null constraint import_batches_run references import_runs (id) on delete cascade,
        n integer not null constraint import_batches_number check (n >= 1),
        fingerprint text not null,
        row_count integer not null,
        created_count integer not null default 0,
        updated_count integer not null default 0,
        unchanged_count integer not null default 0,
        rejected_count integer not null default 0,
        results json null,
        applied_at timestamptz not null,
        primary key (run_id, n)
      )`);
  }
}
