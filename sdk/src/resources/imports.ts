import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import type {
  ImportAction,
  ImportApi,
  ImportRun,
  ImportRunStart,
  ResultPage,
  RowResult,
} from '../imports/import-api.ts';
import type { ImportRow } from '../imports/rows.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Import runs; the import engine of `@smartmedconnect/sdk/imports` sends files through this. */
export class Imports implements ImportApi {
  constructor(private readonly api: Api) {}

  list(query: Query<'listImports'> = {}, options?: CallOptions): Pages<Schema<'ImportRun'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/imports', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'ImportRun'>> {
    return bodyOf(this.api.GET('/v1/imports/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  start(body: ImportRunStart, signal?: AbortSignal): Promise<ImportRun> {
    return bodyOf(this.api.POST('/v1/imports', { body, ...withSignal(signal) }));
  }

  async putBatch(id: string, n: number, rows: ImportRow[], signal?: AbortSignal): Promise<RowResult[]> {
    const body = { rows } as unknown as Body<'putImportBatch'>;
    const answer = this.api.PUT('/v1/imports/{id}/batches/{n}', {
      params: { path: { id, n } },
      body,
      ...withSignal(signal),
    });
    return (await bodyOf(answer)).results;
  }

  complete(id: string, signal?: AbortSignal): Promise<ImportRun> {
    return bodyOf(
      this.api.POST('/v1/imports/{id}/completion', { params: { path: { id } }, ...withSignal(signal) }),
    );
  }

  /** Gives a run up that nobody will finish. What it has taken in stays; the same content starts a new run. */
  abandon(id: string, options?: CallOptions): Promise<Schema<'ImportRun'>> {
    return bodyOf(
      this.api.POST('/v1/imports/{id}/abandonment', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  results(
    id: string,
    query: { action?: ImportAction; cursor?: string; limit?: number } = {},
    signal?: AbortSignal,
  ): Promise<ResultPage> {
    return bodyOf(
      this.api.GET('/v1/imports/{id}/results', { params: { path: { id }, query }, ...withSignal(signal) }),
    );
  }
}

function withSignal(signal: AbortSignal | undefined) {
  return callInit(signal && { signal });
}
