import { ApiProblem, type Session, SmartMedConnect, type TransportOptions } from '@smartmedconnect/sdk';
import type { Credentials, Profile } from './credentials.ts';
import { NotSignedIn } from './exit-codes.ts';

/** A token this close to its end is renewed first: it might end on the way. */
const renewBeforeMs = 30_000;

/**
 * The session of a profile, for every `smc` that runs with it. A refresh token works once, and one that comes twice ends the session as
 * stolen: so one process at a time renews, and the others take what it wrote down.
 */
export class SharedSession {
  private pending: Promise<string> | undefined;

  constructor(
    private readonly credentials: Credentials,
    private readonly profileName: string,
    private session: Session,
    private readonly server: TransportOptions & { baseUrl: string },
  ) {}

  /** @param refused the token the server did not take, when that is why another is needed */
  async token(refused?: string): Promise<string> {
    if (isGood(this.session, refused)) {
      return this.session.accessToken;
    }
    this.pending ??= this.renew(refused).finally(() => {
      this.pending = undefined;
    });
    return this.pending;
  }

  private async renew(refused: string | undefined): Promise<string> {
    const renewed = await this.credentials.change(this.profileName, async (profile) => {
      const { session } = profile ?? {};
      if (profile === undefined || session === undefined) {
        throw new NotSignedIn('The profile was signed out meanwhile.');
      }
      return { ...profile, session: isGood(session, refused) ? session : await this.refresh(session) };
    });
    this.session = renewed.session;
    return this.session.accessToken;
  }

  private async refresh({ refreshToken }: Session): Promise<Session> {
    try {
      const { data } = await new SmartMedConnect(this.server).api.POST('/v1/auth/sessions/refresh', {
        body: { refreshToken },
      });
      if (data === undefined) throw new Error('a renewed session without a body');
      const { accessToken, refreshToken: next, expiresIn } = data;
      return { accessToken, refreshToken: next, expiresAt: Date.now() + expiresIn * 1000 };
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) {
        throw new NotSignedIn('Your session is over.');
      }
      throw problem;
    }
  }
}

function isGood(session: Profile['session'], refused: string | undefined): boolean {
  return (
    session !== undefined && session.accessToken !== refused && session.expiresAt - renewBeforeMs > Date.now()
  );
}
