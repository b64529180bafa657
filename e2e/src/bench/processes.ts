import { readFileSync } from 'node:fs';
import { type ChildProcess } from 'node:child_process';
import { freePort, root, start, until } from '../world/processes.ts';

export interface BareServer {
  url: string;
  stop(): void;
}

/** The bare Fastify route in a process of its own, as our API has one. */
export async function startBareServer(databaseUrl: string): Promise<BareServer> {
  const port = await freePort();
  const env = { DATABASE_URL: databaseUrl, PORT: String(port) };
  const child = start(process.execPath, [`${root}e2e/src/bench/bare-server.ts`], { env });
  child.stderr?.pipe(process.stderr);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/nothing`)).status === 404, 'the bare server');
  return { url, stop: () => child.kill() };
}

/** Samples the resident memory of processes while something runs; keeps the highest, in MB. */
export function watchMemory(processes: Record<string, number | undefined>) {
  const samples: Record<string, number[]> = Object.fromEntries(
    Object.keys(processes).map((name) => [name, []]),
  );
  const timer = setInterval(() => {
    for (const [name, pid] of Object.entries(processes)) {
      const mb = pid === undefined ? undefined : residentMb(pid);
      if (mb !== undefined) {
        samples[name]?.push(mb);
      }
    }
  }, 100);
  return {
    stop(): Record<string, { peakMb: number; firstThirdMb: number; lastThirdMb: number }> {
      clearInterval(timer);
      return Object.fromEntries(Object.entries(samples).map(([name, mbs]) => [name, summary(mbs)]));
    },
  };
}

/** Flat means: the last third of the run needs no more than the first. */
function summary(mbs: number[]) {
  const third = Math.max(1, Math.floor(mbs.length / 3));
  return {
    peakMb: Math.max(0, ...mbs),
    firstThirdMb: Math.max(0, ...mbs.slice(0, third)),
    lastThirdMb: Math.max(0, ...mbs.slice(-third)),
  };
}

function residentMb(pid: number): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined;
  }
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}
