import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { batchCount, missingBatches } from '../rules/missing-batches.ts';
import type { ImportRunAnswer } from './import-run.schemas.ts';
import { findRun, type ImportRunRow, toImportRun } from './import-runs.queries.ts';
import { tellImport } from './tell-import.ts';
import { ReadImports } from './read-imports.ts';

/** Closes a run once all its rows have arrived; closing it again answers the same. */
@Injectable()
export class CompleteImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(ReadImports) private readonly imports: ReadImports,
  ) {}

  async complete(id: string, caller: Caller): Promise<ImportRunAnswer> {
    await this.imports.runOf(id, caller);
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      await sql`select from import_runs where id = ${id} for no key update`.execute(transaction);
      const run = await findRun(transaction, id);
      if (!run) {
        throw new Error('an import run vanished');
      }
      if (run.status === 'completed') {
        this.audit.unchanged('import.completed');
        return toImportRun(run);
      }
      if (run.status === 'abandoned') {
        throw new Refusal('imports.run_abandoned');
      }
      refuseIncomplete(run);
      const now = this.clock.now();
      const instant = now.toISOString();
      await sql`
        with completed as (
          update import_runs set status = 'completed', completed_at = ${now}, updated_at = ${now}, version = version + 1
           where id = ${id} returning *)
        ${tellImport('import.completed', 'completed', now)}`.execute(transaction);
      const { hospitalId, kind, mode, created, updated, unchanged, rejected } = run;
      const details = { kind, mode, created, updated, unchanged, rejected };
      await this.audit.write(transaction, { action: 'import.completed', id, hospitalId, details });
      const version = run.version + 1;
      return toImportRun({ ...run, status: 'completed', completedAt: instant, updatedAt: instant, version });
    });
  }
}

function refuseIncomplete(run: ImportRunRow): void {
  const missing = missingBatches(run.appliedBatches, batchCount(run.totalRows, run.batchSize));
  const arrived = run.created + run.updated + run.unchanged + run.rejected;
  if (missing.length > 0 || arrived !== run.totalRows) {
    const ranges = missing.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
    const rows = `${arrived} of ${run.totalRows} rows have arrived`;
    const detail = ranges === '' ? `${rows}.` : `${rows}; missing batches: ${ranges}.`;
    throw new Refusal('imports.batches_missing', {
      detail,
      missing: missing.map(([from, to]) => ({ from, to })),
    });
  }
}
