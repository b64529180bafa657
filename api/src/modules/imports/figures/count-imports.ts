import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { countedBySpan } from '../../../platform/database/spans.ts';

/** What became of the import runs that were started in a span of time; those that only tried a file out are not counted. */
export interface ImportFigures {
  running: number;
  /** Completed without a row refused. */
  clean: number;
  /** Completed with rows refused. */
  withRejects: number;
  abandoned: number;
  rowsTaken: number;
  rowsRejected: number;
}

/** Counts imports for the back office. */
@Injectable()
export class CountImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * One for each span between the bounds; of one hospital, or of all.
   *
   * @param bounds ascending, at least two
   */
  async inSpans(hospitalId: string | undefined, bounds: readonly Date[]): Promise<ImportFigures[]> {
    const figures = bounds.slice(1).map(() => noImports());
    const { rows } = await importCounts(hospitalId, bounds).execute(this.database.sql);
    for (const { span, ...counted } of rows) {
      figures[span] = counted;
    }
    return figures;
  }
}

function noImports(): ImportFigures {
  return { running: 0, clean: 0, withRejects: 0, abandoned: 0, rowsTaken: 0, rowsRejected: 0 };
}

function importCounts(
  hospitalId: string | undefined,
  bounds: readonly Date[],
): RawBuilder<ImportFigures & { span: number }> {
  const ofHospital = hospitalId === undefined ? sql`true` : sql`hospital_id = ${hospitalId}::uuid`;
  const counted = countedBySpan(
    {
      table: 'import_runs',
      at: 'created_at',
      figures: sql`
        (count(*) filter (where status = 'running'))::int as running,
        (count(*) filter (where status = 'completed' and rejected_count = 0))::int as clean,
        (count(*) filter (where status = 'completed' and rejected_count > 0))::int as "withRejects",
        (count(*) filter (where status = 'abandoned'))::int as abandoned,
        sum(created_count + updated_count + unchanged_count)::float8 as "rowsTaken",
        sum(rejected_count)::float8 as "rowsRejected"`,
      where: sql`mode = 'apply' and ${ofHospital}`,
    },
    bounds,
  );
  return sql<ImportFigures & { span: number }>`${counted}`;
}
