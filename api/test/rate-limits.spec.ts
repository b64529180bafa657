import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../src/platform/guards/access.ts';
import { Problems, Returns } from '../src/platform/http/returns.ts';
import { Limit } from '../src/platform/throttler/limit.ts';
import { network } from '../src/platform/throttler/limit-requests.guard.ts';
import { limits } from '../src/platform/throttler/limits.ts';
import { newId } from '../src/values/ids.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const answer = z.object({ ok: z.boolean() });

@Controller('limited')
class LimitedController {
  @Get()
  @Access('public')
  @Returns(200, answer)
  @Problems()
  read() {
    return { ok: true };
  }

  @Post()
  @Access('public')
  @Limit('sign-in')
  @Returns(200, answer)
  @Problems()
  signIn(@Body({ schema: z.object({ email: z.string() }) }) _body: unknown) {
    return { ok: true };
  }

  @Get('operations')
  @Access('public')
  @Limit('operations')
  @Returns(200, answer)
  @Problems()
  look() {
    return { ok: true };
  }
}

@Module({ controllers: [LimitedController] })
class LimitedModule {}

describe('limits', () => {
  let world: TestApp;
  const { limit, windowSeconds } = limits.default.default;

  beforeEach(async () => {
    world = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: 'on' }, [LimitedModule]);
  });
  afterEach(() => world.close());

  it('are told with every answer', async () => {
    const { headers } = await world.call('GET', '/limited');
    expect(headers['ratelimit-policy']).toBe(`"default";q=${limit};w=${windowSeconds}`);
    expect(headers['ratelimit']).toBe(`"default";r=${limit - 1};t=${windowSeconds}`);
  });

  it('refuse with 429, and say when to come back; then all is well again', async () => {
    for (let n = 0; n < limit; n++) await world.call('GET', '/limited');
    const refused = await world.call('GET', '/limited');
    expect([refused.status, refused.body.code]).toEqual([429, 'rate.limited']);
    expect(refused.headers['retry-after']).toBe(String(windowSeconds));
    expect(refused.headers['ratelimit']).toMatch(/r=0;/);

    world.clock.advance({ seconds: windowSeconds });
    expect((await world.call('GET', '/limited')).status).toBe(200);
  });

  it('count each caller apart, wherever they call from', async () => {
    const token = world.tokenFor({ role: 'patient', accountId: newId() });
    const left = async (options: object) =>
      (await world.call('GET', '/limited', options)).headers['ratelimit'];
    await left({});
    expect(await left({ token })).toMatch(`r=${limit - 1};`);
    expect(await left({ token, headers: { 'x-forwarded-for': '192.0.2.7' } })).toMatch(`r=${limit - 2};`);
    expect(await left({ headers: { 'x-forwarded-for': '192.0.2.7' } })).toMatch(`r=${limit - 1};`);
  });

  it('count a caller behind the proxy by the address the proxy saw, whatever stands before it', async () => {
    const left = async (forwardedFor: string) =>
      (await world.call('GET', '/limited', { headers: { 'x-forwarded-for': forwardedFor } })).headers[
        'ratelimit'
      ];
    await left('198.51.100.1, 192.0.2.7');
    expect(await left('198.51.100.2, 192.0.2.7')).toMatch(`r=${limit - 2};`);
  });

  it('count credentials that are not good, so that nobody guesses at will', async () => {
    const { status, headers } = await world.call('GET', '/limited', { token: 'smc_test_guess' });
    expect(status).toBe(401);
    expect(headers['ratelimit']).toMatch(`r=${limit - 1};`);
  });

  it('of signing in count by e-mail too, so that many addresses help nobody', async () => {
    const byEmail = limits['sign-in']['sign-in-by-email'].limit;
    const tryFrom = (n: number, email: string) =>
      world.call('POST', '/limited', { body: { email }, headers: { 'x-forwarded-for': `192.0.2.${n}` } });
    for (let n = 0; n < byEmail; n++) await tryFrom(n, 'asha@example.org');
    expect((await tryFrom(200, ' ASHA@example.org')).status).toBe(429);
    expect((await tryFrom(200, 'other@example.org')).status).toBe(200);
  });

  it('leave the operator alone', async () => {
    expect((await world.call('GET', '/limited/operations')).headers).not.toHaveProperty('ratelimit');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ])('count the address %s as %s', (address, counted) => {
    expect(network(address)).toBe(counted);
  });
});
