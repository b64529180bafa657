import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Hospitals and their sites. */
export class Hospitals {
  constructor(private readonly api: Api) {}

  list(query: Query<'listHospitals'> = {}, options?: CallOptions): Pages<Schema<'Hospital'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/hospitals', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'Hospital'>> {
    return bodyOf(this.api.GET('/v1/hospitals/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /** Creates or updates a site by the hospital's own id for it; the same again changes nothing. */
  putLocation(
    id: string,
    externalId: string,
    body: Body<'putLocation'>,
    options?: CallOptions,
  ): Promise<Schema<'Location'>> {
    return bodyOf(
      this.api.PUT('/v1/hospitals/{id}/locations/by-external-id/{externalId}', {
        params: { path: { id, externalId } },
        body,
        ...callInit(options),
      }),
    );
  }
}
