import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Authenticator, Credentials, Session } from '../session.ts';
import type { Body, Query, Schema } from './types.ts';

/** Who is signed in. */
export class Account {
  constructor(
    private readonly api: Api,
    private readonly authenticator: Authenticator,
  ) {}

  /** Makes a patient's account; the answer is the same when the e-mail is known already. */
  register(body: Body<'register'>, options?: CallOptions) {
    return bodyOf(this.api.POST('/v1/auth/register', { body, ...callInit(options) }));
  }

  /** Signs in; from then on every call carries this session. */
  signIn(credentials: Credentials): Promise<Session> {
    return this.authenticator.signIn(credentials);
  }

  /** Ends the session, here and on the server. */
  async signOut(options?: CallOptions): Promise<void> {
    try {
      await this.api.DELETE('/v1/auth/sessions/{id}', {
        params: { path: { id: 'current' } },
        ...callInit(options),
      });
    } finally {
      this.authenticator.forget();
    }
  }

  me(options?: CallOptions): Promise<Schema<'Account'>> {
    return bodyOf(this.api.GET('/v1/me', callInit(options)));
  }

  /** @throws {ApiProblem} `conflict.version` when it has changed since `version` was read */
  updateMe(version: number, body: Body<'updateMe'>, options?: CallOptions): Promise<Schema<'Account'>> {
    return bodyOf(
      this.api.PATCH('/v1/me', {
        params: { header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** Where the person is signed in. */
  sessions(options?: CallOptions) {
    return bodyOf(this.api.GET('/v1/auth/sessions', callInit(options)));
  }

  /** Ends one of them; your own is `signOut()`. */
  async endSession(id: string, options?: CallOptions): Promise<void> {
    await this.api.DELETE('/v1/auth/sessions/{id}', { params: { path: { id } }, ...callInit(options) });
  }

  /** Views of the portal's lists that the person keeps, of one list or of all. */
  savedViews(query: Query<'listSavedViews'> = {}, options?: CallOptions): Pages<Schema<'SavedView'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/me/saved-views', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** @throws {ApiProblem} `conflict.exists` when the list has one of that name; `users.too_many_views` */
  saveView(body: Body<'createSavedView'>, options?: CallOptions): Promise<Schema<'SavedView'>> {
    return bodyOf(this.api.POST('/v1/me/saved-views', { body, ...callInit(options) }));
  }

  /** @throws {ApiProblem} `conflict.version` when it has changed since `version` was read; `conflict.exists` */
  replaceView(
    id: string,
    version: number,
    body: Body<'replaceSavedView'>,
    options?: CallOptions,
  ): Promise<Schema<'SavedView'>> {
    return bodyOf(
      this.api.PUT('/v1/me/saved-views/{id}', {
        params: { path: { id }, header: { 'If-Match': String(version) } },
        body,
        ...callInit(options),
      }),
    );
  }

  async forgetView(id: string, options?: CallOptions): Promise<void> {
    await this.api.DELETE('/v1/me/saved-views/{id}', { params: { path: { id } }, ...callInit(options) });
  }
}
