import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** For admins: the accounts of all people. */
export class Users {
  constructor(private readonly api: Api) {}

  /** Finds accounts by words of the name or the e-mail address, typing errors forgiven; without words the newest first. */
  list(query: Query<'listUsers'> = {}, options?: CallOptions): Pages<Schema<'User'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/users', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'User'>> {
    return bodyOf(this.api.GET('/v1/admin/users/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /** @throws {ApiProblem} `conflict.exists` when the e-mail address has an account */
  create(body: Body<'createUser'>, options?: CallOptions): Promise<Schema<'Account'>> {
    return bodyOf(this.api.POST('/v1/admin/users', { body, ...callInit(options) }));
  }

  /**
   * Signs somebody out everywhere and lets them sign in no more. `reason` is for the admins alone.
   *
   * @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `users.own_account`; `users.last_admin`;
   * `users.already_suspended`
   */
  suspend(id: string, version: number, reason: string, options?: CallOptions): Promise<Schema<'User'>> {
    return bodyOf(
      this.api.POST('/v1/admin/users/{id}/suspension', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body: { reason },
        ...callInit(options),
      }),
    );
  }

  /**
   * Lets somebody sign in again; what was signed in stays out.
   *
   * @throws {ApiProblem} `conflict.version`; `users.not_suspended`
   */
  reinstate(id: string, version: number, options?: CallOptions): Promise<Schema<'User'>> {
    return bodyOf(
      this.api.DELETE('/v1/admin/users/{id}/suspension', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        ...callInit(options),
      }),
    );
  }

  /** Where they are signed in, the newest first. */
  sessions(
    id: string,
    query: Query<'listUserSessions'> = {},
    options?: CallOptions,
  ): Pages<Schema<'Session'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/users/{id}/sessions', {
          params: { path: { id }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** Signs them out everywhere; they may sign in anew. */
  async endSessions(id: string, options?: CallOptions): Promise<void> {
    await this.api.DELETE('/v1/admin/users/{id}/sessions', {
      params: { path: { id } },
      ...callInit(options),
    });
  }
}
