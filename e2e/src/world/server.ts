import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '../../../tools/embedded-postgres.mjs';
import { startStripeSandbox } from '../../../tools/stripe-sandbox.mjs';
import { ProtocolRecord } from '../../../stripe-sandbox/test/protocol-record.ts';
import { demo, preparedDatabase, testSettings } from './prepared-database.ts';
import { freePort, Gone, root, until } from './processes.ts';

export const demoPassword = 'Demo-Pass-2026!';

/** One process of the API; it can be killed and started again on the same port. */
export class ApiProcess {
  readonly port: number;
  private child: ChildProcess | undefined;
  private readonly env: NodeJS.ProcessEnv;
  /** A file, not a pipe: whoever measures should not have to read along. */
  readonly logFile: string;

  constructor(port: number, env: NodeJS.ProcessEnv) {
    this.port = port;
    this.env = env;
    this.logFile = join(mkdtempSync(join(tmpdir(), 'smc-api-')), 'log');
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const env = { ...this.env, PORT: String(this.port) };
    const log = openSync(this.logFile, 'a');
    const child = spawn(process.execPath, [`${root}api/dist/src/main.js`], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    await until(async () => {
      if (child.exitCode !== null) {
        throw new Gone(`the API ended: ${readFileSync(this.logFile, 'utf8')}`);
      }
      return (await fetch(`${this.url}/health/ready`)).ok;
    }, `the API on port ${this.port}`);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
    }
  }
}

export interface Server {
  /** To be replaced by whoever kills it and starts it again. */
  postgres: RunningPostgres;
  /** Its events go to the first process. There is none for whoever has brought a Stripe of their own. */
  stripe: RecordedSandbox | undefined;
  databaseUrl: string;
  apis: ApiProcess[];
  /** The first process's. */
  url: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  processes?: number;
  /** With a `STRIPE_SANDBOX_URL` no other sandbox is started. */
  env?: NodeJS.ProcessEnv;
  postgres?: Parameters<typeof startPostgres>[0];
}

interface RecordedSandbox extends Stoppable {
  url: string;
}

/** Real PostgreSQL, migrated, with the demo hospital, a Stripe sandbox, and as many processes of the API on them as are asked for. */
export async function startServer({
  processes = 1,
  env = {},
  postgres: options = { settings: testSettings },
}: ServerOptions = {}): Promise<Server> {
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const webhookUrl = `http://127.0.0.1:${ports[0]}/v1/stripe/webhook`;
  const [postgres, stripe] = await together(
    startPostgres({ copyOf: await preparedDatabase(), ...options }),
    env['STRIPE_SANDBOX_URL'] === undefined ? startRecordedSandbox(webhookUrl) : Promise.resolve(undefined),
  );
  const common = {
    ...demo,
    DATABASE_URL: postgres.url,
    STRIPE_SANDBOX_URL: stripe?.url,
    ...env,
  };
  const apis = ports.map((port) => new ApiProcess(port, common));
  const server: Server = {
    postgres,
    stripe,
    databaseUrl: postgres.url,
    apis,
    url: apis[0]?.url ?? '',
    async stop() {
      await Promise.all(apis.map((api) => api.end()));
      await server.postgres.stop();
      await stripe?.stop();
    },
  };
  try {
    await Promise.all(apis.map((api) => api.start()));
  } catch (error) {
    await Promise.all(apis.map((api) => api.end('SIGKILL')));
    await server.stop();
    throw error;
  }
  return server;
}

/** Its end fails when anything that it was asked, answered or told by an event was not Stripe's protocol. */
async function startRecordedSandbox(webhookUrl: string): Promise<RecordedSandbox> {
  const record = new ProtocolRecord();
  const running = await startStripeSandbox({ webhookUrl, env: record.settings });
  return { url: running.url, stop: () => record.stop(running) };
}

/** Both, or neither: what was started is stopped again when the other did not come up. */
async function together<A extends Stoppable, B extends Stoppable | undefined>(
  a: Promise<A>,
  b: Promise<B>,
): Promise<[A, B]> {
  try {
    return await Promise.all([a, b]);
  } catch (error) {
    for (const outcome of await Promise.allSettled([a, b])) {
      await (outcome.status === 'fulfilled' && outcome.value?.stop());
    }
    throw error;
  }
}

interface Stoppable {
  stop(): Promise<void>;
}
