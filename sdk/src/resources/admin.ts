import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import type { Query, Schema } from './types.ts';

/** The back office: how the business fares, for admins, and for the staff of a hospital as far as it is theirs. */
export class Admin {
  constructor(private readonly api: Api) {}

  /**
   * Bookings, no-shows, money and imports for each day of a period, with the days before to compare with, and what waits to be settled.
   *
   * @throws {ApiProblem} `request.invalid` for more than 366 days
   */
  figures(query: Query<'getFigures'> = {}, options?: CallOptions): Promise<Schema<'Figures'>> {
    return bodyOf(this.api.GET('/v1/admin/figures', { params: { query }, ...callInit(options) }));
  }
}
