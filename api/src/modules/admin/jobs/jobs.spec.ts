import { jest } from '@jest/globals';
import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { auditLog } from '../../../../test/audit-log.ts';
import { eventually } from '../../../../test/eventually.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { encodeCursor } from '../../../platform/http/page.ts';
import { type DeliveredEvent, Jobs } from '../../../platform/jobs/jobs.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';

const appointmentId = newId();
const forged: DeliveredEvent[] = [];
let iron = false;

@Injectable()
class Smithy implements OnModuleInit {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  onModuleInit(): void {
    const forge = async (event: DeliveredEvent) => {
      if (!iron) throw new TypeError('no iron for Mila with the rash');
      forged.push(event);
    };
    this.jobs.onEvent('bell.broken', 'smith', forge, { retries: 1, firstRetrySeconds: 0 });
    this.jobs.onEvent('bell.cracked', 'smith', forge, { retries: 3, firstRetrySeconds: 900 });
  }
}

@Module({ providers: [Smithy] })
class SmithyModule {}

// The queue is installed and a job is tried again: seconds, not milliseconds.
jest.setTimeout(60_000);

describe('jobs', () => {
  let world: TestApp;
  let admin: string;
  const say = (type: string) =>
    world.app.get(Database).transaction((em) =>
      world.app.get(Outbox).publish(em.getKysely<never>(), {
        type,
        payload: { appointmentId, reason: 'rash', secretId: 'pi_1PqWEq2eZ_secret_x7' },
      }),
    );
  const list = async (query = '') =>
    (await world.call('GET', `/v1/admin/jobs${query}`, { token: admin })).body.items;
  const retry = (id: string, { token = world.tokenFor({ role: 'admin' }), headers = {} } = {}) =>
    world.call('POST', `/v1/admin/jobs/${id}/retry`, { token, headers });
  const dead = () =>
    eventually(async () => {
      const items = await list('?state=dead');
      expect(items).toHaveLength(1);
      return items[0];
    }, 30_000);

  beforeAll(async () => {
    world = await startTestApp({ JOBS: 'on' }, [SmithyModule]);
    admin = world.tokenFor({ role: 'admin' });
  });
  beforeEach(() => {
    iron = false;
    forged.length = 0;
  });
  afterAll(() => world.close());

  it('that are dead say what they are about and why, and nothing else of what they hold', async () => {
    await say('bell.broken');
    const job = await dead();
    expect(job).toEqual({
      id: expect.any(String),
      queue: 'bell.broken.smith',
      state: 'dead',
      event: 'bell.broken',
      about: { appointmentId },
      failures: 2,
      failure: 'It met a fault that nobody has foreseen (TypeError); the log tells which.',
      createdAt: expect.any(String),
      lastAttemptAt: expect.any(String),
      nextAttemptAt: null,
    });
    const { body } = await world.call('GET', '/v1/admin/queues', { token: admin });
    expect(body.items.find(({ queue }: { queue: string }) => queue === job.queue)).toEqual({
      queue: 'bell.broken.smith',
      waiting: 0,
      active: 0,
      failed: 0,
      dead: 1,
      waitingSince: null,
      lastDeadAt: job.lastAttemptAt,
    });
    expect(body.items.filter(({ queue }: { queue: string }) => /dead$|^__/.test(queue))).toEqual([]);
    const system = await world.call('GET', '/v1/admin/system', { token: admin });
    expect(system.body.queues).toMatchObject({ state: 'degraded', worker: 'running', dead: 1 });
  });

  it('that are dead are sent again once, whatever two admins do at once', async () => {
    const { id } = await dead();
    const entries = (await auditLog(world)).length;
    iron = true;
    const answers = await Promise.all([retry(id), retry(id), retry(id), retry(id)]);
    expect(answers.map(({ status, body }) => [status, body.id])).toEqual(answers.map(() => [200, id]));
    await eventually(() => expect(forged.length).toBeGreaterThan(0));
    await eventually(async () => expect((await retry(id)).body.state).toBe('done'));
    expect(forged.map(({ payload }) => payload['appointmentId'])).toEqual([appointmentId]);
    expect(await list()).toEqual([]);
    expect((await auditLog(world, entries)).map(({ action, resourceId }) => [action, resourceId])).toEqual([
      ['job.retried', id],
    ]);
  });

  it('that die again are the same jobs, however often', async () => {
    await say('bell.broken');
    const first = await dead();
    const once = { token: admin, headers: { 'idempotency-key': 'once' } };
    const again = await retry(first.id, once);
    expect(again.body).toMatchObject({
      id: first.id,
      queue: 'bell.broken.smith',
      state: 'waiting',
      failures: 0,
    });
    const second = await eventually(async () => {
      const [job] = await list('?state=dead');
      expect(job?.lastAttemptAt > first.lastAttemptAt).toBe(true);
      return job;
    }, 30_000);
    expect(second).toMatchObject({ id: first.id, failures: 2 });
    // The same request again is answered again, and sends nothing.
    expect((await retry(first.id, once)).body).toEqual(again.body);
    expect((await list('?state=dead'))[0].id).toBe(first.id);
    iron = true;
    await retry(first.id);
    await eventually(() => expect(forged).toHaveLength(1));
  });

  it('that wait for their next attempt get it at once', async () => {
    await say('bell.cracked');
    const job = await eventually(async () => {
      const [failed] = await list('?state=failed&queue=bell.cracked.smith');
      expect(failed).toMatchObject({ state: 'failed', queue: 'bell.cracked.smith' });
      return failed;
    }, 30_000);
    expect(job).toMatchObject({ state: 'failed', failures: 1, about: { appointmentId } });
    expect(job.nextAttemptAt > new Date().toISOString()).toBe(true);
    expect(forged).toEqual([]);
    iron = true;
    await retry(job.id);
    await eventually(() => expect(forged).toHaveLength(1));
  });

  it('are listed page by page', async () => {
    for (let n = 0; n < 3; n += 1) await say('bell.broken');
    await eventually(async () => expect(await list('?state=dead')).toHaveLength(3), 30_000);
    const first = await world.call('GET', '/v1/admin/jobs?state=dead&limit=2', { token: admin });
    const next = encodeURIComponent(first.body.nextCursor);
    const second = await world.call('GET', `/v1/admin/jobs?state=dead&limit=2&cursor=${next}`, {
      token: admin,
    });
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect([new Set(ids).size, second.body.nextCursor]).toEqual([3, null]);
  });

  it('of a queue are sent again together, each once, whatever two admins do at once', async () => {
    await eventually(async () => expect(await list('?state=dead')).toHaveLength(3), 30_000);
    iron = true;
    const retryAll = (queue: string) =>
      world.call('POST', `/v1/admin/queues/${queue}/retry`, { token: world.tokenFor({ role: 'admin' }) });
    const answers = await Promise.all([retryAll('bell.broken.smith'), retryAll('bell.broken.smith')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.reduce((sum, { body }) => sum + Number(body.retried), 0)).toBe(3);
    await eventually(() => expect(forged).toHaveLength(3));
    expect((await retryAll('bell.broken.smith')).body).toEqual({ queue: 'bell.broken.smith', retried: 0 });
    expect((await retryAll('bell.unheard')).status).toBe(404);
  });

  it('that are nobody’s are not found; and what is asked wrongly is told', async () => {
    expect((await retry(newId())).status).toBe(404);
    for (const [query, pointer] of [
      ['state=done', '/state'],
      ['queue=a;b', '/queue'],
      ['cursor=x', '/cursor'],
      [`cursor=${encodeCursor(['2026-13-45T99:00:00Z', newId()])}`, '/cursor'],
    ] as const) {
      const { status, body } = await world.call('GET', `/v1/admin/jobs?${query}`, { token: admin });
      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    }
  });

  it('are none where no process has ever done any', async () => {
    const idle = await startTestApp();
    const token = idle.tokenFor({ role: 'admin' });
    expect((await idle.call('GET', '/v1/admin/jobs', { token })).body).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await idle.call('GET', '/v1/admin/queues', { token })).body.items).toEqual([]);
    expect((await idle.call('POST', `/v1/admin/jobs/${newId()}/retry`, { token })).status).toBe(404);
    await idle.close();
  });
});
