import type { ChildProcess } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import { newPatient } from './world/people.ts';
import {
  finish,
  type Finished,
  freePort,
  Gone,
  pressCtrlC,
  root,
  run,
  start,
  until,
} from './world/processes.ts';
import { demoPassword } from './world/server.ts';
import { temporaryFolder } from './world/smc.ts';

/** It builds first, which takes its time where nothing is built yet. */
const startSeconds = 240;
const ready = 'Ctrl-C stops it.';

describe('npm start', () => {
  const folder = temporaryFolder();
  let port: number;
  let url: string;
  let running: Started;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    port = await freePort();
    url = `http://localhost:${port}`;
  });
  afterAll(async () => {
    running.child.kill('SIGTERM');
    await running.finished;
  });

  const environment = (dataFolder = join(folder, 'data')) => ({
    ...{ NODE_ENV: 'development', DATABASE_URL: '', PORT: String(port), SMC_DATA_DIR: dataFolder },
    ...{ STRIPE_SECRET_KEY: '', STRIPE_SANDBOX_URL: '', SMTP_URL: '' },
  });
  const script = [join(root, 'tools', 'start.mjs')];

  /** Starts, until it has said those words. */
  async function startUntil(words: string): Promise<Started> {
    const child = start(process.execPath, script, { env: environment(), ownGroup: true });
    const started: Started = { child, said: '', finished: finish(child) };
    child.stdout?.on('data', (text: string) => (started.said += text));
    child.stderr?.on('data', (text: string) => (started.said += text));
    const saidThem = async () => {
      if (child.exitCode !== null) {
        throw new Gone(`it ended with ${child.exitCode}: ${started.said}`);
      }
      return started.said.includes(words);
    };
    await until(saidThem, words, startSeconds);
    return started;
  }

  /** Ctrl-C: it ends well, and so does everything it started. */
  async function stop({ child, finished }: Started): Promise<void> {
    const family = await descendantsOf(child.pid ?? 0);
    // The API, and PostgreSQL with children of its own, at least.
    expect(family.length).toBeGreaterThan(3);
    pressCtrlC(child);
    expect((await finished).code).toBe(0);
    await until(async () => family.every((pid) => !isAlive(pid)), 'the children to go');
  }

  /** A payment intent of the sandbox that was announced, or all of them. */
  async function stripe(intent?: Record<string, string>): Promise<{ data?: unknown }> {
    const [, sandbox = ''] = /Stripe sandbox +(http\S+)/.exec(running.said) ?? [];
    const answer = await fetch(`${sandbox}/v1/payment_intents`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
      ...(intent && { method: 'POST', body: new URLSearchParams(intent) }),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { data?: unknown };
  }

  it(
    'can be stopped in the middle of the first import, and leaves no process behind',
    async () => {
      running = await startUntil('slots import');
      await stop(running);
      expect(running.said).not.toContain('is running.\n');
    },
    startSeconds * 1000,
  );

  it(
    'builds, imports the demo hospital in front of your eyes, and says where everything is and who can sign in',
    async () => {
      running = await startUntil(ready);
      expect(running.said).toMatch(/one: \d+ created, 0 updated, 0 unchanged, 0 refused/);
      for (const words of [
        `${url}/docs`,
        `${url}/admin`,
        `${url}/openapi.yaml`,
        'it@demo.test',
        demoPassword,
        '4242 4242 4242 4242',
        'data/mail',
      ]) {
        expect(running.said).toContain(words);
      }
      for (const [path, type] of Object.entries({
        '/docs': 'text/html',
        '/admin': 'text/html',
        '/openapi.yaml': 'yaml',
        '/health/ready': 'application/json',
      })) {
        const answer = await fetch(url + path);
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        expect(answer.headers.get('content-type')).toContain(type);
      }
      const doctors = await new SmartMedConnect({ baseUrl: url }).doctors
        .search({ specialty: 'cardiology', sort: 'soonest' })
        .toArray();
      expect(doctors.length).toBeGreaterThan(1);
      expect(doctors.map(({ nextAvailableAt }) => nextAvailableAt)).not.toContain(null);
    },
    startSeconds * 1000,
  );

  it('refuses to start twice on the same data, and on a port that is taken, in words', async () => {
    const twice = await run(process.execPath, script, { env: environment() });
    expect(twice.code).toBe(1);
    expect(twice.stderr).toContain('already running here');
    const portTaken = await run(process.execPath, script, { env: environment(join(folder, 'other')) });
    expect(portTaken.code).toBe(1);
    expect(portTaken.stderr).toContain(`Port ${port} is taken. Choose another with PORT=`);
  });

  it('ends with 0 on Ctrl-C and leaves no process behind', async () => {
    await newPatient(url, 'kept');
    await stripe({ amount: '4711', currency: 'inr' });
    await stop(running);
  });

  it(
    'keeps the data from one start to the next, and imports nothing again',
    async () => {
      running = await startUntil(ready);
      expect(running.said).not.toContain('import');
      const client = new SmartMedConnect({ baseUrl: url });
      await client.account.signIn({ email: 'kept@patients.example', password: demoPassword });
      expect(await client.account.me()).toMatchObject({ fullName: 'kept', role: 'patient' });
      expect((await stripe()).data).toMatchObject([{ amount: 4711 }]);
    },
    startSeconds * 1000,
  );
});

interface Started {
  child: ChildProcess;
  said: string;
  finished: Promise<Finished>;
}

async function descendantsOf(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) {
    found.push(...pairs.filter(([, ppid]) => ppid === parent).map(([child]) => child ?? 0));
  }
  return found.slice(1);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
