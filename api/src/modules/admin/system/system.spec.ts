import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { bucketServer } from '../../../../test/bucket-server.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../values/ids.ts';

describe('the state of the system', () => {
  let world: TestApp;
  let folder: string;
  const read = async (of: TestApp = world) => {
    const answer = await of.call('GET', '/v1/admin/system', { token: of.tokenFor({ role: 'admin' }) });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(world.app.get(Database).sql);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'system-'));
    world = await startTestApp({ FILES_DIR: join(folder, 'files') });
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  it('tells each part in a word, a sentence and its figures', async () => {
    expect(await read()).toMatchObject({
      state: 'ok',
      version: '0.1.0',
      environment: 'test',
      asOf: '2026-12-01T06:00:00.000Z',
      process: { state: 'ok', nodeVersion: process.version },
      database: {
        state: 'ok',
        version: expect.stringMatching(/^\d+/),
        sizeBytes: expect.any(Number),
        migrations: { pending: [] },
      },
      queues: { state: 'ok', worker: 'off', waiting: 0, failed: 0, dead: 0 },
      outbox: { state: 'ok', waiting: 0, waitingSince: null },
      files: { state: 'ok', kind: 'folder' },
      payments: { state: 'ok', mode: 'sandbox', lastWebhookAt: null, lastReconciliation: null },
    });
  });

  it('is for admins alone', async () => {
    for (const role of ['staff', 'doctor', 'patient'] as const) {
      const token = world.tokenFor({ role, hospitalId: role === 'patient' ? null : newId() });
      expect((await world.call('GET', '/v1/admin/system', { token })).status).toBe(403);
    }
  });

  it('shows events that wait for listeners, and since when', async () => {
    await run(sql`
      insert into outbox_events (type, payload, occurred_at)
      values ('a', '{}', '2026-12-01T05:59:00Z'), ('a', '{}', '2026-12-01T05:59:50Z')`);
    expect(await read()).toMatchObject({
      state: 'degraded',
      outbox: {
        state: 'degraded',
        finding: 'events_late',
        waiting: 2,
        waitingSince: '2026-12-01T05:59:00.000Z',
      },
    });
    await run(sql`delete from outbox_events`);
  });

  it('shows what Stripe said last, what of it is not applied, and the latest comparison of the books', async () => {
    const id = newId();
    await run(sql`
      insert into stripe_events (id, type, received_at, applied_at)
      values ('evt_1', 'a', '2026-12-01T05:00:00Z', '2026-12-01T05:00:01Z'), ('evt_2', 'a', '2026-12-01T04:00:00Z', null)`);
    await run(sql`
      insert into reconciliations (id, status, from_at, to_at, requested_by, reported, started_at, seen_at, completed_at)
      values (${id}, 'completed', now(), now(), 'schedule', 2, '2026-12-01T02:23:00Z', now(), '2026-12-01T02:24:00Z')`);
    expect((await read()).payments).toMatchObject({
      state: 'degraded',
      lastWebhookAt: '2026-12-01T05:00:00.000Z',
      eventsWaiting: 1,
      eventsWaitingSince: '2026-12-01T04:00:00.000Z',
      lastReconciliation: { id, status: 'completed', startedAt: '2026-12-01T02:23:00.000Z', reported: 2 },
    });
  });

  it('names the migrations that are missing', async () => {
    await run(sql`update schema_migrations set name = 'x' where name = '0011-operations'`);
    expect((await read()).database).toMatchObject({
      state: 'degraded',
      finding: 'migrations_missing',
      says: 'Migrations are missing: 0011-operations.',
      migrations: { pending: ['0011-operations'] },
    });
    await run(sql`update schema_migrations set name = '0011-operations' where name = 'x'`);
  });
});

describe('a part that is down', () => {
  it('is the folder of files when nothing can be written there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'system-'));
    await writeFile(join(folder, 'taken'), 'a file, where a folder should be');
    const world = await startTestApp({ FILES_DIR: join(folder, 'taken') });
    const { body } = await world.call('GET', '/v1/admin/system', {
      token: world.tokenFor({ role: 'admin' }),
    });
    expect(body).toMatchObject({
      state: 'down',
      files: { state: 'down', finding: 'unreachable', kind: 'folder' },
      database: { state: 'ok' },
    });
    await world.close();
    await rm(folder, { recursive: true });
  });

  it('is a bucket that is not there any more', async () => {
    const bucket = await bucketServer();
    const world = await startTestApp({ ...bucket.env });
    const files = async () =>
      (await world.call('GET', '/v1/admin/system', { token: world.tokenFor({ role: 'admin' }) })).body.files;
    expect(await files()).toMatchObject({ state: 'ok', kind: 'bucket' });
    await bucket.close();
    expect(await files()).toMatchObject({ state: 'down', kind: 'bucket' });
    await world.close();
  });

  it('is the database, and the answer says so', async () => {
    const world = await startTestApp();
    const url = new URL(world.databaseUrl);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const server = new pg.Client({ connectionString: url.href });
    await server.connect();
    const token = world.tokenFor({ role: 'admin' });
    expect((await world.call('GET', '/v1/admin/system', { token })).body.database.state).toBe('ok');
    await server.query(`alter database ${name} allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const { status, body } = await world.call('GET', '/v1/admin/system', { token });
    expect([status, body.state]).toEqual([200, 'down']);
    expect(body).toMatchObject({
      database: { state: 'down', finding: 'silent', sizeBytes: null, migrations: null },
      queues: { state: 'down', dead: null },
      outbox: { state: 'down' },
      payments: { state: 'down', mode: 'sandbox' },
      process: { state: 'ok' },
      files: { state: 'ok' },
    });
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
    await world.close();
  });
});
