import { Agent, get } from 'node:http';
import { Controller, Get, Module } from '@nestjs/common';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { Database } from '../src/platform/database/database.ts';
import { Access } from '../src/platform/guards/access.ts';
import { Problems, Returns } from '../src/platform/http/returns.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const slow = { entered: Promise.withResolvers<unknown>(), leave: Promise.withResolvers<unknown>() };

@Controller('slow')
class SlowController {
  @Get()
  @Access('public')
  @Returns(200, z.object({ done: z.boolean() }))
  @Problems()
  async answer() {
    slow.entered.resolve(null);
    await slow.leave.promise;
    return { done: true };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

describe('health', () => {
  let world: TestApp;

  beforeEach(async () => {
    world = await startTestApp();
  });
  afterEach(() => world.close());

  it('is ready when the database answers and has every migration', async () => {
    expect((await world.call('GET', '/health/live')).status).toBe(200);
    const { status, body } = await world.call('GET', '/health/ready');
    expect([status, body.checks]).toEqual([200, { database: 'ok', migrations: 'ok', queue: 'off' }]);
  });

  it('is not ready while a migration is missing', async () => {
    await sql`delete from schema_migrations where name = '0001-platform'`.execute(
      world.app.get(Database).sql,
    );
    const { status, body } = await world.call('GET', '/health/ready');
    expect([status, body.code, body.checks.migrations]).toEqual([503, 'internal.unavailable', 'failing']);
  });

  it('is not ready, but lives, without its database', async () => {
    const url = new URL(world.databaseUrl);
    const server = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await server.connect();
    await server.query(`drop database ${url.pathname.slice(1)} with (force)`);
    await server.end();
    const { status, body } = await world.call('GET', '/health/ready');
    expect([status, body.checks.database]).toEqual([503, 'failing']);
    expect((await world.call('GET', '/health/live')).status).toBe(200);
  });
});

describe('metrics', () => {
  it('count requests by route, connections, and what waits', async () => {
    const world = await startTestApp();
    await world.call('GET', '/health/live');
    const { body } = await world.call('GET', '/metrics');
    expect(body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} 1/,
    );
    expect(body).toMatch(/db_pool_connections\{state="idle"\} \d/);
    expect(body).toMatch(/outbox_events_waiting 0/);
    await world.close();
  });

  it('are for the bearer of the token alone, where there is one', async () => {
    const world = await startTestApp({ METRICS_TOKEN: 'sixteen-characters' });
    expect((await world.call('GET', '/metrics')).status).toBe(401);
    expect((await world.call('GET', '/metrics', { token: 'sixteen-charactert' })).status).toBe(401);
    expect((await world.call('GET', '/metrics', { token: 'sixteen-characters' })).status).toBe(200);
    await world.close();
  });
});

describe('a server told to stop', () => {
  it('answers what is in flight, takes nothing new, and closes connections that idle', async () => {
    const world = await startTestApp({}, [SlowModule]);
    await world.app.listen(0, '127.0.0.1');
    const address = await world.app.getUrl();
    const agent = new Agent({ keepAlive: true });
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        get(`${address}${path}`, { agent }, (response) => {
          let text = `${response.statusCode} ${response.headers.connection} `;
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve(text));
        }).on('error', reject);
      });
    expect(await ask('/health/ready')).toMatch(/^200 keep-alive/);

    const inFlight = ask('/slow');
    await slow.entered.promise;
    const closed = world.close();
    await expect(ask('/health/ready')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|socket hang up/);
    slow.leave.resolve(null);
    expect(await inFlight).toBe('200 close {"done":true}');
    await closed;
    agent.destroy();
  });
});
