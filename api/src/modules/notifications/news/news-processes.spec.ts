import pg from 'pg';
import { createTestDatabase } from '../../../../test/database.ts';
import { eventually } from '../../../../test/eventually.ts';
import { type NewsReader, readNews } from '../../../../test/news-reader.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';

const seed = { hospitalId: newId(), doctorId: newId() };

describe('news between processes', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let first: TestApp;
  let second: TestApp;
  let operator: pg.Client;
  let reader: NewsReader;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { DATABASE_URL: database.url };
    first = await startTestApp({ ...env, JOBS: 'on' });
    second = await startTestApp(env);
    await second.app.listen(0, '127.0.0.1');
    operator = new pg.Client({ connectionString: database.url });
    await operator.connect();
    reader = await readNews(await second.app.getUrl(), { token: second.tokenFor({ role: 'admin' }) });
    await eventually(() => expect(reader.text()).toContain('retry:'));
  });
  afterAll(async () => {
    await operator.end();
    await Promise.all([first.close(), second.close()]);
    await database.drop();
  });

  const say = async (version: number): Promise<void> => {
    const payload = { ...seed, reviewId: newId(), appointmentId: newId(), patientId: newId(), version };
    await first.app
      .get(Database)
      .transaction((em) =>
        first.app.get(Outbox).publish(em.getKysely<never>(), { type: 'review.published', payload }),
      );
  };
  const heard = () => reader.events().map(({ data }) => data.version);
  const kill = () =>
    operator.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'smartmedconnect-news' and datname = current_database()`,
    );

  it('reach a stream of one process when they were committed in another', async () => {
    await say(1);
    await eventually(() => expect(heard()).toEqual([1]));
  });

  it('that are rolled back are none', async () => {
    const undone = first.app.get(Database).transaction(async (em) => {
      const event = { type: 'review.published', payload: { ...seed, reviewId: newId(), version: 66 } };
      await first.app.get(Outbox).publish(em.getKysely<never>(), event);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await say(2);
    await eventually(() => expect(heard()).toEqual([1, 2]));
  });

  it('are all there, once and in order, however often the connection that listens is killed', async () => {
    const wanted = Array.from({ length: 40 }, (_, n) => n + 3);
    let killed = 0;
    for (const version of wanted) {
      await say(version);
      if (version % 8 === 0) killed += (await kill()).rowCount ?? 0;
    }
    await eventually(() => expect(heard()).toEqual([1, 2, ...wanted]));
    expect(killed).toBeGreaterThan(0);
    expect(reader.events().map(({ event }) => event)).not.toContain('reload');
  });

  it('need one connection of a process, however many listen', async () => {
    const url = await second.app.getUrl();
    const more = await Promise.all(
      Array.from({ length: 8 }, () => readNews(url, { token: second.tokenFor({ role: 'admin' }) })),
    );
    const { rows } = await operator.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
        where application_name = 'smartmedconnect-news' and datname = current_database()`,
    );
    more.forEach((one) => one.close());
    expect(rows[0]?.count).toBe(1);
  });
});
