import { jest } from '@jest/globals';
import type { Session } from '@smartmedconnect/sdk';
import { KeptRefreshToken } from './kept-refresh-token.ts';

/** What a browser has for its windows and jsdom has not: channels. */
class Channel {
  static readonly open = new Set<Channel>();
  onmessage: (event: { data: unknown }) => void = () => undefined;

  constructor(readonly name: string) {
    Channel.open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.open)
      if (other !== this && other.name === this.name) queueMicrotask(() => other.onmessage({ data }));
  }

  close(): void {
    Channel.open.delete(this);
  }
}

/** And locks: one holder at a time, unless they share. */
class Locks {
  readonly #held: { name: string }[] = [];
  readonly #turns = new Map<string, Promise<unknown>>();

  query = async () => ({ held: [...this.#held] });

  async request(name: string, ...[first, second]: unknown[]): Promise<unknown> {
    const call = (second ?? first) as () => Promise<unknown>;
    if (second !== undefined) {
      this.#held.push({ name });
      return call();
    }
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(call, call);
    this.#turns.set(name, turn);
    return turn;
  }
}

/** Numbered tokens; of each the first use alone renews, as on the server once its leeway is over. */
function server() {
  let newest = 0;
  return async ({ refreshToken }: Session): Promise<Session> => {
    if (refreshToken !== `token-${newest}`) throw new Error('refreshed twice');
    newest += 1;
    return { refreshToken: `token-${newest}`, accessToken: `access-${newest}`, expiresAt: 0 };
  };
}

const held: Session = { refreshToken: 'token-0', accessToken: '', expiresAt: 0 };

describe('a duplicated tab', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    localStorage.clear();
    Channel.open.clear();
    Object.assign(globalThis, { BroadcastChannel: Channel });
    Object.defineProperty(navigator, 'locks', { value: new Locks(), configurable: true });
    Object.assign(crypto, { randomUUID: () => '0199' });
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'locks');
    jest.useRealTimers();
  });

  /** One that was signed in, and its duplicate, which has what was stored. */
  function twoTabs() {
    const first = new KeptRefreshToken();
    first.keep('token-0');
    return [first, new KeptRefreshToken()] as const;
  }

  /** Renewed, whatever is waited for on the way. */
  async function renewed(tab: KeptRefreshToken, renew: ReturnType<typeof server>): Promise<Session> {
    const session = tab.renewal(held, renew);
    session.catch(() => undefined);
    await jest.advanceTimersByTimeAsync(1_000);
    return session;
  }

  it('renews the session with the newest token, whichever tab had it renewed before', async () => {
    const [first, second] = twoTabs();
    const renew = server();
    for (const tab of [first, second, second, first]) await renewed(tab, renew);
    expect([first.token(), second.token()]).toEqual(['token-4', 'token-4']);
  });

  it('waits for its turn when both renew at once', async () => {
    const [first, second] = twoTabs();
    const renew = server();
    const sessions = await Promise.all([renewed(first, renew), renewed(second, renew)]);
    expect(sessions.map(({ refreshToken }) => refreshToken).sort()).toEqual(['token-1', 'token-2']);
  });

  it('asks how far the session has come when it was closed meanwhile and is brought back', async () => {
    const [first] = twoTabs();
    const renew = server();
    await renewed(first, renew);
    const [token, windows] = ['token-1', sessionStorage.getItem('smc.sessionWindows') ?? ''];
    await renewed(first, renew);
    await renewed(first, renew);
    sessionStorage.setItem('smc.refreshToken', token);
    sessionStorage.setItem('smc.sessionWindows', windows);
    const back = new KeptRefreshToken();
    expect(back.token()).toBe('token-1');
    expect((await renewed(back, renew)).refreshToken).toBe('token-4');
  });

  it('uses no token that others have gone on from when it is brought back alone, and the session is theirs still', async () => {
    const [first] = twoTabs();
    const renew = jest.fn(server());
    await renewed(first, renew);
    const copied = Object.entries(sessionStorage);
    await renewed(first, renew);
    const newest = Object.entries(sessionStorage);
    const closeAll = (stored: [string, string][]) => {
      Channel.open.clear();
      Object.defineProperty(navigator, 'locks', { value: new Locks(), configurable: true });
      for (const [key, value] of stored) sessionStorage.setItem(key, value);
    };

    closeAll(copied);
    const copy = new KeptRefreshToken();
    expect(copy.token()).toBe('token-1');
    await expect(renewed(copy, renew)).rejects.toMatchObject({ status: 401 });
    expect(renew).toHaveBeenCalledTimes(2);
    copy.keep(undefined);

    closeAll(newest);
    expect((await renewed(new KeptRefreshToken(), renew)).refreshToken).toBe('token-3');
  });

  it('leaves nothing behind of sessions that are long over', () => {
    localStorage.setItem('smc.session.old', `7 ${Date.now() - 31 * 24 * 60 * 60_000}`);
    localStorage.setItem('smc.session.young', `7 ${Date.now()}`);
    twoTabs();
    expect(localStorage.getItem('smc.session.old')).toBeNull();
    expect(localStorage.getItem('smc.session.young')).not.toBeNull();
  });

  it('is renewed though the other one does not answer', async () => {
    const [first, second] = twoTabs();
    const renew = server();
    await renewed(first, renew);
    await jest.advanceTimersByTimeAsync(0);
    Channel.open.clear();
    expect((await renewed(second, renew)).refreshToken).toBe('token-2');
  });

  it('is signed out with the other one, and not signed in with it as somebody else', async () => {
    const [first, second] = twoTabs();
    first.keep(undefined);
    await jest.advanceTimersByTimeAsync(0);
    expect(second.token()).toBeUndefined();
    Object.assign(crypto, { randomUUID: () => '0200' });
    first.keep('another');
    await renewed(first, async () => ({ ...held, refreshToken: 'another, renewed' }));
    expect([first.token(), second.token()]).toEqual(['another, renewed', undefined]);
  });
});
