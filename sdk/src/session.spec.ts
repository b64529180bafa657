import { Authenticator, type Renewal, type Session } from './session.ts';

const baseUrl = 'https://api.example.org';
const email = 'mila@example.org';
const password = 'a long enough password';

/** A server that hands out numbered tokens and remembers what it was asked. */
function server({ refuseRefresh = false } = {}) {
  const calls: { path: string; body: Record<string, string> }[] = [];
  let issued = 0;
  const fetch = (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const path = String(input).slice(baseUrl.length);
    calls.push({ path, body: JSON.parse(String(init.body)) as Record<string, string> });
    if (path.endsWith('/refresh') && refuseRefresh) {
      return Promise.resolve(Response.json({ code: 'auth.unauthenticated' }, { status: 401 }));
    }
    issued += 1;
    return Promise.resolve(
      Response.json(
        { accessToken: `access-${issued}`, refreshToken: `refresh-${issued}`, expiresIn: 900 },
        { status: 201 },
      ),
    );
  };
  return { calls, transport: { fetch: fetch as typeof globalThis.fetch } };
}

const ended: Session = { accessToken: 'old', refreshToken: 'refresh-0', expiresAt: 0 };

describe('the session of a client', () => {
  it('signs in once for calls that run in parallel', async () => {
    const { calls, transport } = server();
    const authenticator = new Authenticator(baseUrl, { email, password }, transport);

    const tokens = await Promise.all([authenticator.token(), authenticator.token(), authenticator.token()]);

    expect(tokens).toEqual(['access-1', 'access-1', 'access-1']);
    expect(calls).toHaveLength(1);
  });

  it('renews an ended session once for calls that run in parallel, and tells of the new one', async () => {
    const { calls, transport } = server();
    const told: (Session | undefined)[] = [];
    const authenticator = new Authenticator(baseUrl, { session: ended }, transport, (session) =>
      told.push(session),
    );

    await Promise.all([authenticator.token(), authenticator.token()]);

    expect(calls).toEqual([{ path: '/v1/auth/sessions/refresh', body: { refreshToken: 'refresh-0' } }]);
    expect(told).toMatchObject([{ accessToken: 'access-1', refreshToken: 'refresh-1' }]);
  });

  it('renews in the turn, and from the token, that it is given', async () => {
    const { calls, transport } = server();
    const told: (Session | undefined)[] = [];
    const onSession = (session: Session | undefined) => told.push(session);
    const inTurn: Renewal = async (held, renew) => {
      const session = await renew({ ...held, refreshToken: 'newest' });
      return { ...session, expiresAt: 0 };
    };
    const authenticator = new Authenticator(baseUrl, { session: ended }, transport, onSession, inTurn);

    expect(await authenticator.token()).toBe('access-1');
    expect(calls.map(({ body }) => body)).toEqual([{ refreshToken: 'newest' }]);
    expect(told).toMatchObject([{ refreshToken: 'refresh-1', expiresAt: 0 }]);
  });

  it('uses a token that a parallel call has renewed already instead of renewing again', async () => {
    const { calls, transport } = server();
    const authenticator = new Authenticator(baseUrl, { email, password }, transport);
    await authenticator.token();

    expect(await authenticator.tokenAfter('an older one')).toBe('access-1');
    expect(calls).toHaveLength(1);
  });

  it('signs in anew with the password when the session is refused', async () => {
    const { calls, transport } = server({ refuseRefresh: true });
    const authenticator = new Authenticator(baseUrl, { email, password }, transport);
    await authenticator.token();

    expect(await authenticator.tokenAfter('access-1')).toBe('access-2');
    expect(calls.map(({ path }) => path)).toEqual([
      '/v1/auth/sessions',
      '/v1/auth/sessions/refresh',
      '/v1/auth/sessions',
    ]);
  });

  it('is over when a kept session is refused, and says so', async () => {
    const { transport } = server({ refuseRefresh: true });
    const told: (Session | undefined)[] = [];
    const authenticator = new Authenticator(baseUrl, { session: ended }, transport, (session) =>
      told.push(session),
    );

    expect(await authenticator.token()).toBeUndefined();
    expect(told).toEqual([undefined]);
  });

  it('sends an API key as it is and never asks for another', async () => {
    const { calls, transport } = server();
    const authenticator = new Authenticator(baseUrl, { apiKey: 'smc_test_x' }, transport);

    expect(await authenticator.token()).toBe('smc_test_x');
    expect(await authenticator.tokenAfter('smc_test_x')).toBeUndefined();
    expect(calls).toHaveLength(0);
  });

  it('asks for another token of your own making when one was refused, and gives up when it is the same', async () => {
    const tokens = ['first', 'second', 'second'];
    const refusals: (string | undefined)[] = [];
    const accessToken = (refused?: string) => {
      refusals.push(refused);
      return tokens.shift() ?? '';
    };
    const authenticator = new Authenticator(baseUrl, { accessToken }, {});

    expect(await authenticator.token()).toBe('first');
    expect(await authenticator.tokenAfter('first')).toBe('second');
    expect(await authenticator.tokenAfter('second')).toBeUndefined();
    expect(refusals).toEqual([undefined, 'first', 'second']);
  });
});
