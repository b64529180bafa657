import type { Api } from '../connection.ts';
import { follow, type FollowOptions } from '../events.ts';
import type { Schema } from './types.ts';

/** Something has changed; or so much was missed that everything is to be read again. */
export type NewsEvent = Schema<'News'> | { type: 'reload' };

export interface NewsOptions extends FollowOptions {
  /** All topics otherwise. */
  topics?: Schema<'NewsTopic'>[];
}

/** What changes, as it happens, for screens of doctors, staff and admins. */
export class News {
  constructor(private readonly api: Api) {}

  /**
   * Which record has changed, until `signal` aborts: read again what you show of it. Comes back by itself when the connection
   * breaks, and misses nothing: what nobody can tell any more is the event `reload`. One stream is enough for a whole program: a
   * browser has six connections to a host, over HTTP/1.1, for all of its windows.
   *
   * ```ts
   * for await (const news of smc.news.stream({ topics: ['dispute'], signal })) {
   *   if (news.type === 'reload' || news.topic === 'dispute') await showDisputes();
   * }
   * ```
   *
   * @throws {ApiProblem} when the caller is not signed in any longer, or may not hear it
   */
  async *stream({ topics, ...options }: NewsOptions = {}): AsyncGenerator<NewsEvent, void, undefined> {
    const query = topics ? { topics: topics.join(',') } : {};
    const events = follow(async (lastEventId, signal) => {
      const header = lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId };
      const { response } = await this.api.GET('/v1/news/stream', {
        params: { query, header },
        headers: { accept: 'text/event-stream, application/problem+json' },
        parseAs: 'stream',
        signal,
      });
      return response.body;
    }, options);
    for await (const { data } of events) yield JSON.parse(data) as NewsEvent;
  }
}
