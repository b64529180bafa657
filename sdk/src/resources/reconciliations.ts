import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Comparisons of the platform's books with Stripe's; for admins. */
export class Reconciliations {
  constructor(private readonly api: Api) {}

  /** Begins one, or answers the one that is running. */
  start(body: Body<'startReconciliation'> = {}, options?: CallOptions): Promise<Schema<'Reconciliation'>> {
    return bodyOf(this.api.POST('/v1/reconciliations', { body, ...callInit(options) }));
  }

  list(query: Query<'listReconciliations'> = {}, options?: CallOptions): Pages<Schema<'Reconciliation'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/reconciliations', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'Reconciliation'>> {
    return bodyOf(
      this.api.GET('/v1/reconciliations/{id}', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  differences(
    id: string,
    query: Query<'listReconciliationDifferences'> = {},
    options?: CallOptions,
  ): Pages<Schema<'ReconciliationDifference'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/reconciliations/{id}/differences', {
          params: { path: { id }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }
}
