import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  input?: string | Buffer;
  cwd?: string;
  /** A process group of its own, which a terminal's Ctrl-C reaches as a whole. */
  ownGroup?: boolean;
}

/** Runs a program to its end and gives what it printed. */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(command, args, options);
  // Whoever ends before it has read all is no fault of ours.
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  return finish(child);
}

export function start(
  command: string,
  args: string[],
  { env, cwd = root, ownGroup = false }: RunOptions = {},
): ChildProcess {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'pipe',
    detached: ownGroup,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const running = new Set<ChildProcess>();
/** A test that was stopped in the middle leaves nothing behind. */
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export async function finish(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** What Ctrl-C in a terminal does to everything that runs in it. */
export function pressCtrlC({ pid }: ChildProcess): void {
  if (pid !== undefined) {
    process.kill(-pid, 'SIGINT');
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('no port');
  }
  return address.port;
}

/** There is no use in asking on. */
export class Gone extends Error {}

/** Asks until the answer is yes, at most that long. */
export async function until(question: () => Promise<boolean>, what: string, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  const answer = () =>
    question().catch((error: unknown) => {
      if (error instanceof Gone) {
        throw error;
      }
      return false;
    });
  while (!(await answer())) {
    if (Date.now() > end) {
      throw new Error(`gave up after ${seconds} s waiting for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
