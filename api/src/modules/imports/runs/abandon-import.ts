import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { ImportRunAnswer } from './import-run.schemas.ts';
import { findRun, toImportRun } from './import-runs.queries.ts';
import { ReadImports } from './read-imports.ts';
import { tellImport } from './tell-import.ts';

/**
 * Gives a run up that nobody will finish. What has been taken in stays; the same file sent again is a new run. Abandoning it again
 * answers the same.
 */
@Injectable()
export class AbandonImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(ReadImports) private readonly imports: ReadImports,
  ) {}

  async abandon(id: string, caller: Caller): Promise<ImportRunAnswer> {
    await this.imports.runOf(id, caller);
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const now = this.clock.now();
      // A batch that is on its way has the run's row last: it is in before this, or refused after it.
      const { numAffectedRows } = await sql`
        with abandoned as (
          update import_runs set status = 'abandoned', abandoned_at = ${now}, abandoned_by = ${actorOf(caller)}, updated_at = ${now},
                 version = version + 1
           where id = ${id} and status = 'running' returning *)
        ${tellImport('import.abandoned', 'abandoned', now)}`.execute(transaction);
      const run = await findRun(transaction, id);
      if (!run) {
        throw new Error('an import run vanished');
      }
      if (run.status === 'completed') {
        throw new Refusal('imports.run_completed');
      }
      if (numAffectedRows === 0n) {
        this.audit.unchanged('import.abandoned');
      } else {
        const { hospitalId, kind, mode, totalRows, created, updated, unchanged, rejected } = run;
        const details = { kind, mode, totalRows, created, updated, unchanged, rejected };
        await this.audit.write(transaction, { action: 'import.abandoned', id, hospitalId, details });
      }
      return toImportRun(run);
    });
  }
}
