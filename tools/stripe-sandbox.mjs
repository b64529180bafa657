/**
 * The Stripe sandbox as a process of its own, for development and tests: what Stripe is to the API when there is no Stripe account.
 *
 *   const stripe = await startStripeSandbox({ webhookUrl });      // on any free port, forgotten by stop()
 *   await stripe.kill();                                          // and again, with everything it knew:
 *   await startStripeSandbox({ webhookUrl, port: stripe.port, dataFile });
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort, nextFreePort } from './ports.mjs';
import { root } from './prepare.mjs';
import { endOrphan } from './processes.mjs';

const program = join(root, 'stripe-sandbox', 'dist', 'main.js');
const startSeconds = 30;
const keys = { secret: 'sk_test_sandbox', publishable: 'pk_test_sandbox', webhookSecret: 'whsec_sandbox' };

export async function startStripeSandbox({
  port,
  firstPort,
  dataFile = ':memory:',
  webhookUrl,
  env = {},
  logFile,
} = {}) {
  if (!existsSync(program)) {
    throw new Error('The Stripe sandbox is not built yet: npx nx run stripe-sandbox:build');
  }
  const place = placeOf(dataFile, logFile);
  // A sandbox whose parent was killed goes on writing to the file: two must not.
  if (place.noteFile) await endOrphan(place.noteFile, program);
  const { child, url, ...started } = await launchHealthy(
    place,
    { port, firstPort },
    settings(place, webhookUrl, env),
  );
  const exited = whenExited(child);
  const lastResort = () => child.kill('SIGKILL');
  process.once('exit', lastResort);
  const end = (signal) => async () => {
    child.ref();
    child.kill(signal);
    await exited;
    process.off('exit', lastResort);
    tidyUp(place);
  };
  child.unref();
  child.stdin.unref();
  return {
    url,
    port: started.port,
    pid: child.pid,
    keys: keysFrom({ ...process.env, ...env }),
    logFile: place.logFile,
    exited,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  };
}

/** What is to be kept has its log beside it; what is not leaves nothing. */
function placeOf(dataFile, logFile) {
  const kept = dataFile !== ':memory:';
  const file = kept ? resolve(dataFile) : dataFile;
  if (logFile) return { file, logFile: resolve(logFile), noteFile: kept && `${file}.pid` };
  if (kept) return { file, logFile: `${file}.log`, noteFile: `${file}.pid` };
  const temporary = mkdtempSync(join(tmpdir(), 'smc-stripe-'));
  return { file, logFile: join(temporary, 'log'), temporary };
}

function settings({ file }, webhookUrl, env) {
  const hook = webhookUrl ? { STRIPE_SANDBOX_WEBHOOK_URL: webhookUrl } : {};
  const own = { HOST: '127.0.0.1', STRIPE_SANDBOX_DATA: file, STRIPE_SANDBOX_LIFELINE: 'stdin' };
  return { ...process.env, ...own, ...hook, ...env };
}

/** A port that was free a moment ago may be taken by now: another is tried, unless this one was asked for. */
async function launchHealthy(place, wanted, env, attempts = 5) {
  const port = wanted.port ?? (await (wanted.firstPort ? nextFreePort(wanted.firstPort) : anyFreePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = launch(place, { ...env, PORT: String(port) });
  if (await becomesHealthy(url, child)) return { child, url, port };
  child.kill('SIGKILL');
  await whenExited(child);
  const said = readFileSync(place.logFile, 'utf8');
  if (said.includes('EADDRINUSE') && !wanted.port && attempts > 1) {
    return launchHealthy(place, wanted, env, attempts - 1);
  }
  tidyUp(place);
  throw new Error(`The Stripe sandbox did not start on port ${port} (log: ${place.logFile}).\n${said}`);
}

function launch({ logFile, noteFile }, env) {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: dirname(program),
    env,
    // Its standard input ends with this process, even by kill -9, and it with that.
    stdio: ['pipe', log, log],
    // A group of its own: Ctrl-C in the terminal reaches the API first, and this when we say so.
    detached: true,
  });
  closeSync(log);
  if (noteFile) writeFileSync(noteFile, String(child.pid));
  return child;
}

async function becomesHealthy(url, child) {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline && !hasEnded(child)) {
    const health = await fetch(`${url}/_sandbox/health`)
      .then((answer) => answer.json())
      .catch(() => undefined);
    // Somebody else on that port would answer for a child that cannot listen.
    if (health?.pid === child.pid) return true;
    await pause(20);
  }
  return false;
}

function whenExited(child) {
  if (hasEnded(child)) return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  return new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
}

function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

function tidyUp({ noteFile, temporary }) {
  if (noteFile) rmSync(noteFile, { force: true });
  if (temporary) rmSync(temporary, { recursive: true, force: true });
}

function keysFrom(env) {
  return {
    secret: env.STRIPE_SANDBOX_SECRET_KEY ?? keys.secret,
    publishable: env.STRIPE_SANDBOX_PUBLISHABLE_KEY ?? keys.publishable,
    webhookSecret: env.STRIPE_SANDBOX_WEBHOOK_SECRET ?? keys.webhookSecret,
  };
}
