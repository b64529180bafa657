/**
 * npm start: from a fresh clone to a running product with a hospital in it. Keeps its data in .data/ from one start to the next.
 *
 *   npm start                 PORT=8080 npm start        DATABASE_URL=postgresql://… npm start
 *   npm start -- --reset      begins anew
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { importDemo } from './demo-hospital.mjs';
import { claimDataFolder, dataFolder, removeDataFolder } from './data-folder.mjs';
import { apiEnvironment, build, migrate, openDatabase, openMail, openStripe } from './demo-environment.mjs';
import { choosePort } from './ports.mjs';
import { prepare, root, whenLeftBehind } from './prepare.mjs';
import { end, endOrphan } from './processes.mjs';
import { Failure, reportFailure, step } from './steps.mjs';

const usage =
  'Usage: npm start [-- --reset]\n\n  --reset   remove .data/ first: database, payments, sign-ins, logs\n';
const readySeconds = 60;
const apiProgram = join(root, 'api', 'dist', 'src', 'main.js');
/** Says which process is the API, to the start after one that was killed. */
const apiNote = join(dataFolder, 'api.pid');
/** Where the command line looks when nobody tells it. */
const usualUrl = 'http://localhost:3000';

const running = { api: undefined, postgres: undefined, stripe: undefined, mail: undefined, stopping: false };

await main();

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void process.stdout.write(usage);
  const unknown = args.filter((arg) => arg !== '--reset');
  if (unknown.length > 0) return fail(new Failure(`Unknown option: ${unknown.join(' ')}\n${usage}`));
  await prepare(import.meta.url);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
  whenLeftBehind(() => stop(0));
  try {
    await start({ reset: args.includes('--reset') });
  } catch (error) {
    await fail(error);
  }
}

async function start({ reset }) {
  claimDataFolder();
  await endOrphan(apiNote, apiProgram);
  if (reset) removeDataFolder();
  const port = await choosePort(process.env.PORT);
  await step('Built', build);
  running.postgres = await openDatabase();
  running.postgres.exited?.then(() => died('PostgreSQL', running.postgres.logFile));
  running.stripe = await openStripe(port);
  running.stripe?.exited.then(() => died('The Stripe sandbox', running.stripe.logFile));
  running.mail = await openMail();
  const { postgres: database, stripe, mail } = running;
  const env = apiEnvironment({ database, stripe, mail, port });
  const demo = env.SEED_DEMO === 'on';
  await step('Database is up to date', () => migrate(env));
  const url = `http://localhost:${port}`;
  await step('API is ready', () => startApi(env, url));
  if (demo) await importDemo(url);
  announce(url, demo);
}

async function startApi(env, url) {
  const log = openSync(apiLog(), 'w');
  // A group of its own: Ctrl-C reaches it once, through stop(), after which it finishes the requests in flight.
  const stdio = ['ignore', log, log];
  running.api = spawn('node', ['--enable-source-maps', apiProgram], {
    cwd: root,
    env,
    stdio,
    detached: true,
  });
  closeSync(log);
  writeFileSync(apiNote, String(running.api.pid));
  running.api.once('exit', () => died('The API', apiLog()));
  process.once('exit', () => {
    running.api.kill('SIGKILL');
    rmSync(apiNote, { force: true });
  });
  for (let waited = 0; waited < readySeconds * 10; waited++) {
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await pause(100);
  }
  throw new Failure(`The API did not become ready within ${readySeconds} seconds.\n\n${lastLines(apiLog())}`);
}

function announce(url, demo) {
  const where = [
    `  API documentation   ${url}/docs`,
    `  Admin portal        ${url}/admin`,
    `  OpenAPI document    ${url}/openapi.yaml`,
    ...(running.stripe
      ? [`  Stripe sandbox      http://localhost:${running.stripe.port} (test cards: 4242 4242 4242 4242 …)`]
      : []),
    ...(running.mail
      ? [
          `  Mail                ${relative(process.cwd(), running.mail.folder)} (none leaves: each is a file there)`,
        ]
      : []),
    `  Log of the API      ${apiLog()}`,
  ];
  const elsewhere = url === usualUrl ? '' : ` --api-url ${url}`;
  const logins = [
    `  Command line        npx smc login --email it@demo.test${elsewhere}`,
    '',
    '  Demo logins, all with the password  Demo-Pass-2026!',
    '  admin@demo.test (admin)   it@demo.test (hospital IT)   doctor@demo.test   patient@demo.test',
  ];
  console.log(
    ['', 'SmartMedConnect is running.', '', ...where, ...(demo ? logins : []), '', 'Ctrl-C stops it.'].join(
      '\n',
    ),
  );
}

/** Whatever ends although nobody asked it to takes the rest with it, with the reason on the terminal. */
async function died(what, logFile) {
  if (running.stopping) return;
  await fail(new Failure(`${what} has ended unexpectedly. The end of ${logFile}:\n\n${lastLines(logFile)}`));
}

async function fail(error) {
  if (running.stopping) return;
  reportFailure(error);
  await stop(1);
}

async function stop(code) {
  if (running.stopping) return;
  running.stopping = true;
  if (running.api ?? running.stripe ?? running.postgres)
    console.log(code === 0 ? '\nStopping …' : 'Stopping the rest …');
  if (running.api) await end(running.api);
  await running.mail?.stop();
  await running.stripe?.stop();
  await running.postgres?.stop?.();
  process.exit(code);
}

function apiLog() {
  mkdirSync(dataFolder, { recursive: true });
  return join(dataFolder, 'api.log');
}

function lastLines(file, count = 20) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
