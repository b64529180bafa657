import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import type { Authenticator, Credentials, Session } from '../session.ts';
import type { Body, Schema } from './types.ts';

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
}
