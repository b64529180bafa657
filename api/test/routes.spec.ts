import { Controller, Get, Module, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../src/platform/guards/access.ts';
import { Problems, Returns } from '../src/platform/http/returns.ts';
import { type Route, routesOf } from './routes.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** POSTs that honour no `Idempotency-Key`, each with the reason. */
const repeatable: Record<string, string> = {
  'POST /v1/auth/sessions': 'each sign-in is a session of its own; nothing is lost by another one',
  'POST /v1/auth/sessions/refresh':
    'a refresh token works once: the repetition must be refused, not replayed',
  'POST /v1/auth/register':
    'the same answer whether or not the e-mail is known; a second account cannot come of it',
  'POST /v1/doctor-applications':
    'a stored fingerprint would be a hash of the password; the e-mail is unique, and one application open',
  'POST /v1/admin/users': 'a stored fingerprint would be a hash of the password; the e-mail is unique',
  'POST /v1/imports': 'the same content finds its unfinished run by itself',
  'POST /v1/stripe/webhook': 'an event has an id of its own, and is applied once',
  'POST /v1/reconciliations': 'there is one at a time: the running one is answered again',
  'POST /v1/imports/:id/completion': 'completing a completed run changes nothing',
  'POST /v1/imports/:id/abandonment': 'abandoning an abandoned run changes nothing',
};

function faultsOf(route: Route): string[] {
  return [
    ...(route.access === undefined ? ['no @Access'] : []),
    ...(route.returns === undefined ? ['no @Returns'] : []),
    ...(route.problems === undefined
      ? ['no @Problems (an empty list says that there are none of its own)']
      : []),
    ...(route.operationId === undefined ? ['no operationId'] : []),
    ...(route.method === 'POST' && !route.idempotent && !(route.name in repeatable)
      ? ['a POST without @Idempotent']
      : []),
  ].map((fault) => `${route.name}: ${fault}`);
}

@Controller('planted')
class PlantedController {
  @Get()
  forgotten() {
    return 'everything';
  }

  @Post()
  @Access('public')
  @Returns(201, z.object({ id: z.string() }))
  @Problems()
  @ApiOperation({ operationId: 'plant' })
  create() {
    return { id: 'a', secret: 'b' };
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

describe('every route', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  it('declares who may call it, what it answers, its problems, its name, and takes an idempotency key', () => {
    expect(routesOf(world.app).flatMap(faultsOf)).toEqual([]);
  });

  it('has a name of its own', () => {
    const names = routesOf(world.app).map(({ operationId }) => operationId);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('is exempt by name only while it exists', () => {
    const existing = routesOf(world.app).map(({ name }) => name);
    expect(Object.keys(repeatable).filter((name) => !existing.includes(name))).toEqual([]);
  });
});

describe('a route that says nothing', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp({}, [PlantedModule]);
  });
  afterAll(() => world.close());

  it('is found, with everything that is missing', () => {
    const faults = routesOf(world.app)
      .filter(({ path }) => path === '/planted')
      .flatMap(faultsOf);
    expect(faults).toEqual([
      'GET /planted: no @Access',
      'GET /planted: no @Returns',
      'GET /planted: no @Problems (an empty list says that there are none of its own)',
      'GET /planted: no operationId',
      'POST /planted: a POST without @Idempotent',
    ]);
  });

  it('is closed to everybody', async () => {
    expect((await world.call('GET', '/planted')).status).toBe(401);
    expect((await world.call('GET', '/planted', { token: world.tokenFor({ role: 'admin' }) })).status).toBe(
      403,
    );
  });

  it('is told apart by its answer, which is held against its declaration', async () => {
    const { status, body } = await world.call('POST', '/planted');
    expect(status).toBe(500);
    expect(body.detail).toMatch(/PlantedController\.create .*not declared.*secret/);
  });
});
