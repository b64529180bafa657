import { jest } from '@jest/globals';
import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../src/platform/database/database.ts';
import { deadLettersOf } from '../src/platform/jobs/dead-letters.ts';
import { type DeliveredEvent, Jobs } from '../src/platform/jobs/jobs.ts';
import { OutboxRelay } from '../src/platform/jobs/outbox-relay.ts';
import { Outbox } from '../src/platform/jobs/outbox.ts';
import { Retention } from '../src/platform/jobs/retention.ts';
import { createTestDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const heard: DeliveredEvent[] = [];
let failures = 0;

@Injectable()
class Listeners implements OnModuleInit {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.onEvent('bell.rung', 'guests', async (event) => void heard.push(event));
    this.jobs.onEvent(
      'bell.broken',
      'smith',
      async () => {
        failures += 1;
        throw new Error('no iron');
      },
      { retries: 2, firstRetrySeconds: 0 },
    );
  }
}

@Module({ providers: [Listeners] })
class ListeningModule {}

// Two processes install the queue, and a job is tried again: seconds, not milliseconds.
jest.setTimeout(60_000);

describe('events', () => {
  let worlds: TestApp[];
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  const [first, second] = [() => worlds[0]!.app, () => worlds[1]!.app];
  const say = (type: string, n: number) =>
    first()
      .get(Database)
      .transaction((em) => first().get(Outbox).publish(em.getKysely<never>(), { type, payload: { n } }));

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { JOBS: 'on', DATABASE_URL: database.url };
    worlds = await Promise.all([startTestApp(env, [ListeningModule]), startTestApp(env, [ListeningModule])]);
  });
  beforeEach(() => {
    heard.length = 0;
    failures = 0;
  });
  afterAll(async () => {
    await Promise.all(worlds.map((world) => world.close()));
    await database.drop();
  });

  it('of a transaction that is rolled back are never delivered', async () => {
    const undone = first()
      .get(Database)
      .transaction(async (em) => {
        await first()
          .get(Outbox)
          .publish(em.getKysely<never>(), { type: 'bell.rung', payload: { n: 1 } });
        throw new Error('changed my mind');
      });
    await expect(undone).rejects.toThrow('changed my mind');
    await say('bell.rung', 2);
    await eventually(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ type: 'bell.rung', payload: { n: 2 } });
  });

  it('are delivered once each, although two processes drain the outbox at the same time', async () => {
    const numbers = Array.from({ length: 450 }, (_, n) => n);
    await first()
      .get(Database)
      .transaction(async (em) => {
        for (const n of numbers) {
          await first().get(Outbox).publish(em.getKysely<never>(), { type: 'bell.rung', payload: { n } });
        }
      });
    await Promise.all([first().get(OutboxRelay).drain(), second().get(OutboxRelay).drain()]);
    await eventually(() => expect(heard.length).toBeGreaterThanOrEqual(numbers.length), 60_000);
    expect(heard.map(({ payload }) => payload['n']).sort((a, b) => Number(a) - Number(b))).toEqual(numbers);
  });

  it('whose listener fails are tried again, then kept as dead letters', async () => {
    await say('bell.broken', 7);
    const dead = await eventually(async () => {
      const { rows } = await sql<{ data: DeliveredEvent }>`
        select data from pgboss.job where name = ${deadLettersOf('bell.broken.smith')}`.execute(
        first().get(Database).sql,
      );
      expect(rows).toHaveLength(1);
      return rows[0]!.data;
    }, 30_000);
    expect(failures).toBe(3);
    expect(dead).toMatchObject({ type: 'bell.broken', payload: { n: 7 } });
  });

  it('leave the outbox when they are with their listeners, and at once when nobody listens', async () => {
    await say('bell.rung', 3);
    await say('bell.unheard', 4);
    await eventually(() => expect(heard).toHaveLength(1));
    const { rows } = await sql`select from outbox_events`.execute(first().get(Database).sql);
    expect(rows).toEqual([]);
  });
});

describe('stored answers', () => {
  it('of yesterday are removed', async () => {
    const world = await startTestApp();
    const { sql: db } = world.app.get(Database);
    await sql`
      insert into idempotency_keys (scope, key, fingerprint, status, created_at)
      values ('a', 'old', '', 201, '2026-11-30T05:00Z'), ('a', 'new', '', 201, '2026-11-30T07:00Z')`.execute(
      db,
    );
    await world.app.get(Retention).sweep();
    const { rows } = await sql<{ key: string }>`select key from idempotency_keys`.execute(db);
    expect(rows.map(({ key }) => key)).toEqual(['new']);
    await world.close();
  });
});
