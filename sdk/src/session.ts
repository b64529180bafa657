import { problemOf } from './problem.ts';
import { type TransportOptions, send } from './transport.ts';

/** A person's signed-in session. Keep it where only that person's software reads it. */
export interface Session {
  accessToken: string;
  refreshToken: string;
  /** When the access token ends, in milliseconds since the epoch. */
  expiresAt: number;
}

/** How the SDK proves who calls: a machine's API key, a person's sign-in, a session kept from before, or a token of your own. */
export type Auth =
  | { apiKey: string }
  | { email: string; password: string }
  | { session: Session }
  | { accessToken: string | TokenSource };

/** Gives a token; asked again with the one that was refused when the server did not take it. */
export type TokenSource = (refused?: string) => string | Promise<string>;

/**
 * Stands around each renewal where several windows or processes go on with one session: a refresh token is good for one renewal, so
 * they take turns, and `renew` is given the newest there is. What it answers is the session from then on.
 */
export type Renewal = (held: Session, renew: (session: Session) => Promise<Session>) => Promise<Session>;

export interface Credentials {
  email: string;
  password: string;
  totp?: string;
  deviceName?: string;
}

/** An access token this close to its end is renewed first: it might end on the way. */
const renewBeforeMs = 30_000;

/** Holds the session, signs in and renews it. Parallel calls share one sign-in and one renewal. */
export class Authenticator {
  private session: Session | undefined;
  private pending: Promise<string | undefined> | undefined;

  constructor(
    private readonly baseUrl: string,
    private auth: Auth | undefined,
    private readonly transport: TransportOptions,
    private readonly onSession: (session: Session | undefined) => void = () => undefined,
    private readonly renewal: Renewal = (held, renew) => renew(held),
  ) {
    this.session = auth && 'session' in auth ? auth.session : undefined;
  }

  /** The bearer token for the next request; undefined when nobody is signed in. */
  async token(): Promise<string | undefined> {
    const auth = this.auth;
    if (auth && 'apiKey' in auth) {
      return auth.apiKey;
    }
    if (auth && 'accessToken' in auth) {
      return typeof auth.accessToken === 'function' ? auth.accessToken() : auth.accessToken;
    }
    if (this.session && this.session.expiresAt - renewBeforeMs > Date.now()) {
      return this.session.accessToken;
    }
    return this.renew();
  }

  /** After a 401: another token to try with, or undefined when there is none. */
  async tokenAfter(refused: string): Promise<string | undefined> {
    if (this.auth && 'accessToken' in this.auth && typeof this.auth.accessToken === 'function') {
      const next = await this.auth.accessToken(refused);
      return next === refused ? undefined : next;
    }
    if (!this.renewable) {
      return undefined;
    }
    if (this.session && this.session.accessToken !== refused) {
      return this.session.accessToken;
    }
    return this.renew();
  }

  async signIn(credentials: Credentials): Promise<Session> {
    const session = await this.post('/v1/auth/sessions', credentials);
    this.auth = { session };
    this.keep(session);
    return session;
  }

  forget(): void {
    this.auth = undefined;
    this.keep(undefined);
  }

  private get renewable(): boolean {
    return this.session !== undefined || (this.auth !== undefined && 'password' in this.auth);
  }

  private renew(): Promise<string | undefined> {
    this.pending ??= this.renewNow().finally(() => {
      this.pending = undefined;
    });
    return this.pending;
  }

  private async renewNow(): Promise<string | undefined> {
    const { auth, session } = this;
    if (session) {
      try {
        this.keep(
          await this.renewal(session, ({ refreshToken }) =>
            this.post('/v1/auth/sessions/refresh', { refreshToken }),
          ),
        );
        return this.session?.accessToken;
      } catch (problem) {
        if (!isRefused(problem)) {
          throw problem;
        }
        this.keep(undefined);
      }
    }
    if (auth && 'password' in auth) {
      const { email, password } = auth;
      this.keep(await this.post('/v1/auth/sessions', { email, password }));
    }
    return this.session?.accessToken;
  }

  private keep(session: Session | undefined): void {
    this.session = session;
    this.onSession(session);
  }

  private async post(path: string, body: object): Promise<Session> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await send({ url: this.baseUrl + path, init }, this.transport);
    if (!response.ok) {
      throw await problemOf(response);
    }
    const answer = (await response.json()) as {
      accessToken: string;
      refreshToken: string;
      expiresIn: number;
    };
    const { accessToken, refreshToken } = answer;
    return { accessToken, refreshToken, expiresAt: Date.now() + answer.expiresIn * 1000 };
  }
}

function isRefused(problem: unknown): boolean {
  return problem instanceof Error && 'status' in problem && problem.status === 401;
}
