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

  locations(
    id: string,
    query: Query<'listLocations'> = {},
    options?: CallOptions,
  ): Pages<Schema<'Location'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/hospitals/{id}/locations', {
          params: { path: { id }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** @throws {ApiProblem} `conflict.version` when it has changed since `version` was read */
  update(
    id: string,
    version: number,
    body: Body<'updateHospital'>,
    options?: CallOptions,
  ): Promise<Schema<'Hospital'>> {
    return bodyOf(
      this.api.PATCH('/v1/hospitals/{id}', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
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
