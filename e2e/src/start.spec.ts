import type { ChildProcess } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import { newPatient } from './world/people.ts';
import { finish, type Finished, freePort, Gone, root, run, start, until } from './world/processes.ts';
import { demoPassword } from './world/server.ts';
import { temporaryFolder } from './world/smc.ts';

/** It builds first, which takes its time where nothing is built yet. */
const startSeconds = 240;

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
  });
  const script = [join(root, 'tools', 'start.mjs')];

  async function startUp(): Promise<Started> {
    const child = start(process.execPath, script, { env: environment() });
    const started: Started = { child, said: '', finished: finish(child) };
    child.stdout?.on('data', (text: string) => (started.said += text));
    child.stderr?.on('data', (text: string) => (started.said += text));
    const ready = async () => {
      if (child.exitCode !== null) {
        throw new Gone(`it ended with ${child.exitCode}: ${started.said}`);
      }
      return started.said.includes('Ctrl-C stops it.');
    };
    await until(ready, 'the start', startSeconds);
    return started;
  }

  it(
    'builds, imports the demo hospital in front of your eyes, and says where everything is and who can sign in',
    async () => {
      running = await startUp();
      for (const words of [
        'doctors import',
        'slots import',
        '40 rows',
        `${url}/docs`,
        `${url}/admin`,
        `${url}/openapi.yaml`,
        'it@demo.test',
        demoPassword,
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
    const family = await descendantsOf(running.child.pid ?? 0);
    // The API, and PostgreSQL with its own children, at least.
    expect(family.length).toBeGreaterThan(3);
    running.child.kill('SIGINT');
    expect((await running.finished).code).toBe(0);
    await until(async () => family.every((pid) => !isAlive(pid)), 'the children to go');
  });

  it(
    'keeps the data from one start to the next, and imports nothing again',
    async () => {
      running = await startUp();
      expect(running.said).not.toContain('import');
      const client = new SmartMedConnect({ baseUrl: url });
      await client.account.signIn({ email: 'kept@patients.example', password: demoPassword });
      expect(await client.account.me()).toMatchObject({ fullName: 'kept', role: 'patient' });
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
