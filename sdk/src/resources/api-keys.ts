import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Keys for the machines of a hospital. */
export class ApiKeys {
  constructor(private readonly api: Api) {}

  /** The answer holds the secret, this once. */
  create(body: Body<'createApiKey'>, options?: CallOptions) {
    return bodyOf(this.api.POST('/v1/api-keys', { body, ...callInit(options) }));
  }

  list(query: Query<'listApiKeys'> = {}, options?: CallOptions): Pages<Schema<'ApiKey'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/api-keys', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** The key this client calls with. */
  current(options?: CallOptions): Promise<Schema<'ApiKey'>> {
    return bodyOf(this.api.GET('/v1/api-keys/current', callInit(options)));
  }

  async revoke(id: string, options?: CallOptions): Promise<void> {
    await this.api.DELETE('/v1/api-keys/{id}', { params: { path: { id } }, ...callInit(options) });
  }
}
