import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
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

  /** How each part of the system fares, in a word and a sentence; it answers while parts are down. */
  system(options?: CallOptions): Promise<Schema<'SystemHealth'>> {
    return bodyOf(this.api.GET('/v1/admin/system', callInit(options)));
  }

  /** Jobs that are not done, the newest first; `state: 'dead'` are those that somebody has to look at. */
  jobs(query: Query<'listJobs'> = {}, options?: CallOptions): Pages<Schema<'Job'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/jobs', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** How much waits in each queue, and the events on their way to them. */
  queues(options?: CallOptions): Promise<Schema<'QueuePage'>> {
    return bodyOf(this.api.GET('/v1/admin/queues', callInit(options)));
  }

  /** Has a job tried again that was given up, or at once what would be tried later. Once, however many ask. */
  retryJob(id: string, options?: CallOptions): Promise<Schema<'Job'>> {
    return bodyOf(
      this.api.POST('/v1/admin/jobs/{id}/retry', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /** Has all jobs of a queue tried again that were given up, the oldest 1000 at a time. */
  retryQueue(name: string, options?: CallOptions): Promise<Schema<'RetriedQueue'>> {
    return bodyOf(
      this.api.POST('/v1/admin/queues/{name}/retry', { params: { path: { name } }, ...callInit(options) }),
    );
  }

  /** Money that does not get where it should by itself, what has been stuck for longest first; each says what can be done. */
  stuckMoney(query: Query<'listStuckMoney'> = {}, options?: CallOptions): Pages<Schema<'StuckMoney'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/stuck-money', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }
}
