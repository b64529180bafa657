import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Query, Schema } from './types.ts';

/** Money on its way back. `smc.payments.refund()` makes one. */
export class Refunds {
  constructor(private readonly api: Api) {}

  list(query: Query<'listRefunds'> = {}, options?: CallOptions): Pages<Schema<'Refund'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/refunds', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** One that has failed, once more; for admins. */
  retry(id: string, options?: CallOptions): Promise<Schema<'Refund'>> {
    return bodyOf(
      this.api.POST('/v1/refunds/{id}/retry', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /** The desk has handed it out. */
  settle(id: string, options?: CallOptions): Promise<Schema<'Refund'>> {
    return bodyOf(
      this.api.POST('/v1/refunds/{id}/settlement', { params: { path: { id } }, ...callInit(options) }),
    );
  }
}
