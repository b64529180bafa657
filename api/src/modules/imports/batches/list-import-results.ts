import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { type PackedResults, type RowResult, unpackResults } from '../rules/pack-results.ts';
import { ReadImports } from '../runs/read-imports.ts';
import type { ListResultsQuery } from './import-batch.schemas.ts';

/** A result with where it stands: its batch, and its place in it. */
interface PlacedResult {
  n: number;
  place: number;
  result: RowResult;
}

type Position = [n: number, place: number];

/** Pages through the results of a run, in the order of its batches and of the rows in each: the order of the file. */
@Injectable()
export class ListImportResults {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadImports) private readonly imports: ReadImports,
  ) {}

  async list(id: string, query: ListResultsQuery, caller: Caller): Promise<Page<RowResult>> {
    await this.imports.runOf(id, caller);
    const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.int32(), z.int32()])) : undefined;
    const found: PlacedResult[] = [];
    let position: Position | undefined = after;
    while (found.length <= query.limit) {
      const batch: StoredBatch | undefined = await this.nextBatch(id, query.action, position);
      if (!batch) break;
      found.push(...placedResults(batch, query.action, position));
      position = [batch.n, Infinity];
    }
    return pageOf(
      found,
      query.limit,
      ({ result }) => result,
      ({ n, place }) => [n, place],
    );
  }

  /** The first batch from the position on that has results of that kind. */
  private async nextBatch(
    id: string,
    action: ListResultsQuery['action'],
    position: Position | undefined,
  ): Promise<StoredBatch | undefined> {
    const [n, place] = position ?? [1, -1];
    const from = place === Infinity ? n + 1 : n;
    const has = action ? sql`${sql.ref(`${action}_count`)} > 0` : sql`row_count > 0`;
    const { rows } = await sql<StoredBatch>`
      select n, results from import_batches
       where run_id = ${id} and n >= ${from} and results is not null and ${has}
       order by n limit 1`.execute(this.database.sql);
    return rows[0];
  }
}

interface StoredBatch {
  n: number;
  results: PackedResults;
}

function placedResults(
  { n, results }: StoredBatch,
  action: ListResultsQuery['action'],
  after: Position | undefined,
): PlacedResult[] {
  const behind = after?.[0] === n ? after[1] : -1;
  return unpackResults(results)
    .map((result, place) => ({ n, place, result }))
    .filter(({ place, result }) => place > behind && (action === undefined || result.action === action));
}
