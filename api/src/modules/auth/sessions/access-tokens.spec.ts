import { JwtService } from '@nestjs/jwt';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';
import { AccessTokens } from './access-tokens.ts';

const [old, young] = ['o'.repeat(32), 'y'.repeat(32)];

describe('access tokens', () => {
  let world: TestApp;
  let tokens: AccessTokens;
  const jwt = new JwtService();
  const person = {
    accountId: newId(),
    sessionId: newId(),
    role: 'patient',
    hospitalId: null,
    doctorId: null,
  } as const;
  const claims = {
    sub: person.accountId,
    sid: person.sessionId,
    role: 'admin',
    hospital: null,
    doctor: null,
  };

  beforeAll(async () => {
    world = await startTestApp({ JWT_KEYS: `young:${young},old:${old}` });
    tokens = world.app.get(AccessTokens);
  });
  afterAll(() => world.close());

  const inAnHour = () => Math.floor(world.clock.now().getTime() / 1000) + 3600;

  it('tell again who holds them, and are signed by the first key of the ring', async () => {
    const token = tokens.sign(person);
    expect(jwt.decode(token, { complete: true }).header).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'young' });
    expect(await tokens.read(token)).toEqual({ kind: 'person', ...person });
  });

  it('are read by every key of the ring, so that keys can be changed while tokens are about', async () => {
    const token = jwt.sign({ ...claims, exp: inAnHour() }, { secret: old, keyid: 'old' });
    expect(await tokens.read(token)).toMatchObject({ role: 'admin' });
  });

  it.each([
    ['an unknown key', () => jwt.sign({ ...claims, exp: inAnHour() }, { secret: old, keyid: 'other' })],
    ['no key id', () => jwt.sign({ ...claims, exp: inAnHour() }, { secret: young })],
    [
      'the name of one key and the signature of another',
      () => jwt.sign({ ...claims, exp: inAnHour() }, { secret: old, keyid: 'young' }),
    ],
    [
      'another algorithm',
      () => jwt.sign({ ...claims, exp: inAnHour() }, { secret: young, keyid: 'young', algorithm: 'HS512' }),
    ],
    [
      'no algorithm',
      () =>
        `${Buffer.from('{"alg":"none","kid":"young"}').toString('base64url')}.${tokens.sign(person).split('.')[1]}.`,
    ],
    ['no end', () => jwt.sign(claims, { secret: young, keyid: 'young' })],
    [
      'a role that is none',
      () => jwt.sign({ ...claims, role: 'root', exp: inAnHour() }, { secret: young, keyid: 'young' }),
    ],
    ['altered claims', () => alter(tokens.sign(person))],
    ['nothing of a token in it', () => 'x.y.z'],
  ])('with %s are refused', async (_, make) => {
    expect(await tokens.read(make())).toBeUndefined();
  });

  it('end when their time is over, though they were read before', async () => {
    const token = tokens.sign(person);
    expect(await tokens.read(token)).toMatchObject({ kind: 'person', accountId: person.accountId });
    world.clock.advance({ minutes: 15 });
    expect(await tokens.read(token)).toBeUndefined();
  });
});

function alter(token: string): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const altered = Buffer.from(JSON.stringify({ ...claims, role: 'admin' })).toString('base64url');
  return [header, altered, signature].join('.');
}
