import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectSignedIn } from './connection.ts';
import { Credentials } from './credentials.ts';
import { Misuse, NotSignedIn } from './exit-codes.ts';
import { SharedSession } from './shared-session.ts';

const apiUrl = 'https://api.example.org';
const session = { accessToken: 'access-0', refreshToken: 'refresh-0', expiresAt: 0 };

describe('whoever is signed in', () => {
  let env: NodeJS.ProcessEnv;
  let credentials: Credentials;

  beforeEach(async () => {
    env = { XDG_CONFIG_HOME: await mkdtemp(join(tmpdir(), 'smc-connection-')) };
    credentials = new Credentials(env);
    await credentials.write('default', { apiUrl, email: 'it@hospital.example', session });
  });

  it('is shown to the server of the sign-in and to no other', async () => {
    const elsewhere = { profile: 'default', apiUrl: 'https://other.example.org' };

    await expect(connectSignedIn(elsewhere, env)).rejects.toThrow(NotSignedIn);
    await expect(connectSignedIn({ profile: 'default', apiUrl: `${apiUrl}/` }, env)).resolves.toMatchObject({
      isMachine: false,
    });
  });

  it('with a key of the environment may go anywhere', async () => {
    const key = { ...env, SMC_API_KEY: 'smc_test_x', SMC_API_URL: 'https://other.example.org' };

    expect((await connectSignedIn({ profile: 'default' }, key)).isMachine).toBe(true);
  });

  it.each(['api.example.org', 'ftp://api.example.org', 'https://'])('cannot call %s', async (address) => {
    await expect(connectSignedIn({ profile: 'default', apiUrl: address }, env)).rejects.toThrow(Misuse);
  });

  describe('in several processes with one profile', () => {
    let refreshed: string[];
    const aProcess = () => {
      const fetch = (_input: unknown, init: RequestInit = {}) => {
        const { refreshToken } = JSON.parse(String(init.body)) as { refreshToken: string };
        if (refreshed.includes(refreshToken)) {
          return Promise.resolve(
            Response.json(
              { code: 'auth.unauthenticated', title: '', status: 401, requestId: '' },
              { status: 401 },
            ),
          );
        }
        refreshed.push(refreshToken);
        const n = refreshed.length;
        return Promise.resolve(
          Response.json(
            { accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: 900 },
            { status: 201 },
          ),
        );
      };
      const server = { baseUrl: apiUrl, retries: 0, fetch: fetch as typeof globalThis.fetch };
      return new SharedSession(new Credentials(env), 'default', session, server);
    };

    beforeEach(() => {
      refreshed = [];
    });

    it('renews the session once: the others take what the first wrote down', async () => {
      const tokens = await Promise.all([aProcess(), aProcess(), aProcess()].map((one) => one.token()));

      expect(tokens).toEqual(['access-1', 'access-1', 'access-1']);
      expect(refreshed).toEqual(['refresh-0']);
      expect((await credentials.read('default'))?.session?.refreshToken).toBe('refresh-1');
    });

    it('renews it early when the server does not take the token', async () => {
      const one = aProcess();
      await one.token();

      expect(await one.token('access-1')).toBe('access-2');
    });

    it('has to sign in again when the session is over', async () => {
      refreshed.push('refresh-0');

      await expect(aProcess().token()).rejects.toThrow(NotSignedIn);
    });
  });
});
