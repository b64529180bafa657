import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, run } from './processes.mjs';
import { startStripeSandbox } from './stripe-sandbox.mjs';

describe('the Stripe sandbox as a process', () => {
  let folder;
  let dataFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smc-stripe-spec-'));
    dataFile = join(folder, 'stripe.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function intents({ url, keys }, amount) {
    const answer = await fetch(`${url}/v1/payment_intents`, {
      headers: { authorization: `Bearer ${keys.secret}` },
      ...(amount && { method: 'POST', body: new URLSearchParams({ amount, currency: 'inr' }) }),
    });
    const { data = [] } = await answer.json();
    return data.map((intent) => intent.amount);
  }

  it('knows after kill -9 what it knew before, on the same port', async () => {
    const first = await startStripeSandbox({ dataFile });
    await intents(first, '5000');
    await first.kill();
    const again = await startStripeSandbox({ dataFile, port: first.port });
    expect(again.url).toBe(first.url);
    expect(await intents(again)).toEqual([5000]);
    await again.stop();
    expect(commandOf(again.pid)).toBe('');
  });

  it('ends one that was left behind on the same file, and takes its port', async () => {
    const orphan = await startStripeSandbox({ dataFile });
    expect(Number(readFileSync(`${dataFile}.pid`, 'utf8'))).toBe(orphan.pid);
    const next = await startStripeSandbox({ dataFile, firstPort: orphan.port });
    expect(next.port).toBe(orphan.port);
    expect(await orphan.exited).toEqual({ code: 0, signal: null });
    await next.stop();
  });

  it('says why it did not start, and ends nobody else whose number was noted once', async () => {
    writeFileSync(`${dataFile}.pid`, String(process.pid));
    const running = await startStripeSandbox({ dataFile });
    await expect(startStripeSandbox({ port: running.port })).rejects.toThrow(
      /did not start on port .*EADDRINUSE/s,
    );
    await running.stop();
  });

  it('goes when whoever started it is killed', async () => {
    const script = `
      import { startStripeSandbox } from '${new URL('stripe-sandbox.mjs', import.meta.url)}';
      console.log((await startStripeSandbox()).pid);
      process.kill(process.pid, 'SIGKILL');`;
    const { output } = await run('node', ['--input-type=module', '-e', script]);
    const pid = Number(output);
    expect(pid).toBeGreaterThan(0);
    for (let waited = 0; waited < 100 && commandOf(pid) !== ''; waited++) await pause(50);
    expect(commandOf(pid)).toBe('');
  });
});
