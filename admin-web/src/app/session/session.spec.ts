import { TestBed } from '@angular/core/testing';
import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { Client } from './client.ts';
import { KeptRefreshToken } from './kept-refresh-token.ts';
import { Session } from './session.ts';

const meera = { id: '0199', email: 'it@demo.test', fullName: 'Meera Iyer', hospitalId: '0198' };

describe('who is signed in', () => {
  beforeEach(() => sessionStorage.clear());

  it('is the person whose e-mail and password were right', async () => {
    const { session } = portal();
    await session.signIn({ email: 'it@demo.test', password: 'right' });
    expect(session.user()).toEqual(meera);
    expect(session.hospitalId()).toBe('0198');
  });

  it('is nobody after a wrong password, and the refusal reaches the form', async () => {
    const { session } = portal();
    await expect(session.signIn({ email: 'it@demo.test', password: 'wrong' })).rejects.toThrow(
      'auth.invalid_credentials',
    );
    expect(session.user()).toBeUndefined();
  });

  it('is nobody once the server no longer renews the session', async () => {
    const { session, kept } = portal();
    await session.signIn({ email: 'it@demo.test', password: 'right' });
    kept.keep(undefined);
    expect(session.user()).toBeUndefined();
    expect(session.hospitalId()).toBeUndefined();
  });

  it('is the same person after a reload of the tab', async () => {
    sessionStorage.setItem('smc.refreshToken', 'kept');
    const { session } = portal();
    await session.restore();
    expect(session.user()).toEqual(meera);
  });

  it('is nobody after a reload when the session has gone, and the screen still opens', async () => {
    sessionStorage.setItem('smc.refreshToken', 'gone');
    const { session } = portal();
    await session.restore();
    expect(session.user()).toBeUndefined();
  });

  it('is not known while the server does not answer: the session is kept until it does', async () => {
    sessionStorage.setItem('smc.refreshToken', 'kept');
    const lost = new ConnectionFailure('cannot be reached', false);
    const { session, answers } = portal();
    answers.push(lost);
    await session.restore();
    expect([session.user(), session.failure()]).toEqual([undefined, lost]);
    expect(sessionStorage.getItem('smc.refreshToken')).toBe('kept');
    await session.restore();
    expect([session.user(), session.failure()]).toEqual([meera, undefined]);
  });

  it('is nobody when the server says so', async () => {
    sessionStorage.setItem('smc.refreshToken', 'kept');
    const { session, answers } = portal();
    answers.push(
      new ApiProblem({
        ...{ type: 'about:blank', title: 'Sign in', status: 401, code: 'auth.unauthenticated' },
        ...{ instance: '/v1/me', requestId: 'request-1' },
      }),
    );
    await session.restore();
    expect([session.user(), session.failure()]).toEqual([undefined, undefined]);
  });

  it('is not asked of the server when nobody was signed in', async () => {
    const { session, calls } = portal();
    await session.restore();
    expect(calls).toEqual([]);
  });

  it.each([true, false])('is nobody after signing out, the server answering: %s', async (answering) => {
    const { session } = portal({ answering });
    await session.signIn({ email: 'it@demo.test', password: 'right' });
    await session.signOut();
    expect(session.user()).toBeUndefined();
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('the kept refresh token', () => {
  it('stays with the tab alone', () => {
    const { kept } = portal();
    kept.keep('first');
    kept.keep('second');
    expect(Object.entries(sessionStorage)).toEqual([['smc.refreshToken', 'second']]);
    expect(localStorage).toHaveLength(0);
  });
});

/** The portal's session on a client that answers like the server. */
function portal({ answering = true } = {}) {
  const calls: string[] = [];
  const answers: Error[] = [];
  const account = {
    signIn: async ({ password }: { password: string }) => {
      if (password !== 'right') throw new Error('auth.invalid_credentials');
      kept.keep('fresh');
    },
    me: async () => {
      calls.push('me');
      const answer = answers.shift();
      if (answer !== undefined) throw answer;
      if (kept.token() === 'gone') {
        kept.keep(undefined);
        throw new Error('auth.unauthenticated');
      }
      return meera;
    },
    signOut: async () => {
      kept.keep(undefined);
      if (!answering) throw new Error('no answer');
    },
  };
  TestBed.configureTestingModule({ providers: [{ provide: Client, useValue: { account } }] });
  const kept = TestBed.inject(KeptRefreshToken);
  return { session: TestBed.inject(Session), kept, calls, answers };
}
