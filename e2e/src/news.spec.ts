import { type NewsEvent, SmartMedConnect } from '@smartmedconnect/sdk';
import { createRowMapper, runImport, type Source } from '@smartmedconnect/sdk/imports';
import { freePort, until } from './world/processes.ts';
import { ApiProcess, demoPassword, type Server, startServer } from './world/server.ts';

describe('a screen that follows the news', () => {
  let server: Server;
  let desk: SmartMedConnect;
  const stop = new AbortController();
  const heard: NewsEvent[] = [];
  const connections: boolean[] = [];
  let following: Promise<void>;

  beforeAll(async () => {
    server = await startServer({ processes: 2 });
    const auth = { email: 'it@demo.test', password: demoPassword };
    desk = new SmartMedConnect({ baseUrl: server.apis[1]?.url ?? '', auth });
    const screen = new SmartMedConnect({ baseUrl: server.url, auth });
    const follow = async (): Promise<void> => {
      const onConnection = (connected: boolean): void => void connections.push(connected);
      for await (const news of screen.news.stream({ signal: stop.signal, onConnection })) heard.push(news);
    };
    following = follow();
    await until(() => Promise.resolve(connections.length > 0), 'the first connection');
  });
  afterAll(async () => {
    stop.abort();
    await following;
    await server.stop();
  });

  it('hears of an import at another process, from its start to its end', async () => {
    await importDoctors(desk, 'a', 30);
    await until(() => Promise.resolve(heard.some(isEnd)), 'the end of the import');
    const progress = heard.flatMap((news) => (news.type !== 'reload' && news.topic === 'import' ? news : []));

    expect(progress[0]).toMatchObject({
      type: 'import.started',
      version: 1,
      progress: { totalRows: 30, doneRows: 0 },
    });
    expect(progress.at(-1)?.progress).toEqual({
      status: 'completed',
      totalRows: 30,
      doneRows: 30,
      rejectedRows: 0,
    });
    const rows = progress.map((news) => news.progress?.doneRows ?? 0);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });

  it('misses nothing while its process is killed and started again', async () => {
    heard.length = 0;
    const first = server.apis[0]!;
    const imports = (async () => {
      for (const name of ['b', 'c', 'd', 'e']) await importDoctors(desk, name, 3);
    })();
    await first.end('SIGKILL');
    await imports;
    await first.start();
    await until(() => Promise.resolve(heard.filter(isEnd).length >= 4), 'the four imports');

    const completed = heard.flatMap((news) => (news.type === 'import.completed' ? news.id : []));
    expect(new Set(completed).size).toBe(4);
    expect(completed).toHaveLength(4);
    expect(connections).toContain(false);
  });

  it('is let go by a server that stops, which does not wait for it', async () => {
    const further = new ApiProcess(await freePort(), {
      DATABASE_URL: server.databaseUrl,
      STRIPE_SANDBOX_URL: server.stripe?.url,
      NODE_ENV: 'development',
    });
    await further.start();
    const auth = { email: 'admin@demo.test', password: demoPassword };
    const admin = new SmartMedConnect({ baseUrl: further.url, auth });
    const left = new AbortController();
    const told: boolean[] = [];
    const heard: unknown[] = [];
    const listening = (async () => {
      const options = {
        signal: left.signal,
        onConnection: (connected: boolean) => void told.push(connected),
      };
      for await (const news of admin.news.stream(options)) heard.push(news);
    })();
    await until(() => Promise.resolve(told.includes(true)), 'the connection');
    const begun = performance.now();
    await further.end('SIGTERM');
    expect(performance.now() - begun).toBeLessThan(10_000);
    left.abort();
    await listening;
  });
});

function isEnd({ type }: NewsEvent): boolean {
  return type === 'import.completed';
}

/** In batches of five, so that there is progress to hear of. */
function importDoctors(client: SmartMedConnect, name: string, count: number): Promise<unknown> {
  const header = ['external_id', 'full_name', 'location'];
  const source: Source = {
    header,
    async *records() {
      for (let n = 0; n < count; n += 1) {
        yield { line: n + 2, cells: [`${name}-${n}`, `Dr. ${name} ${n}`, 'main'] };
      }
    },
  };
  const mapper = createRowMapper({ kind: 'doctors', header });
  const fileName = `${name}.csv`;
  return runImport({ api: client.imports, source, mapper, fileName, mode: 'apply', batchSize: 5 });
}
