/**
 * npm run dev: the product while it is being changed. TypeScript is rebuilt and the API restarted on every save; new
 * migrations are applied by the next `npm run dev`.
 *
 *   npm run dev -- --portal    rebuilds the portal as well
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { claimDataFolder } from './data-folder.mjs';
import {
  apiEnvironment,
  build,
  migrate,
  openDatabase,
  openMail,
  openStripe,
  shownAt,
} from './demo-environment.mjs';
import { choosePort } from './ports.mjs';
import { prepare, root, whenLeftBehind } from './prepare.mjs';
import { end } from './processes.mjs';
import { dim, reportFailure, step } from './steps.mjs';

const children = [];
let database;
let stripe;
let mail;
let stopping = false;

await prepare(import.meta.url);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
whenLeftBehind(() => stop(0));
try {
  await watch();
} catch (error) {
  reportFailure(error);
  await stop(1);
}

async function watch() {
  claimDataFolder();
  const port = await choosePort(process.env.PORT);
  await step('Built', build);
  database = await openDatabase();
  stripe = await openStripe(port);
  stripe?.exited.then(
    () => stopping || reportFailure(new Error(`The Stripe sandbox has ended (${stripe.logFile}).`)),
  );
  mail = await openMail();
  const env = apiEnvironment({ database, stripe, mail, port });
  await step('Database is up to date', () => migrate(env));
  for (const project of ['sdk', 'cli', 'api']) {
    keep(project, 'tsc', ['-p', `${project}/tsconfig.build.json`, '--watch', '--preserveWatchOutput']);
  }
  if (process.argv.includes('--portal')) keep('portal', 'nx', ['run', 'admin-web:bundle', '--watch']);
  const server = ['--watch-path=api/dist', '--enable-source-maps', 'api/dist/src/main.js'];
  keep('server', 'node', server, shownAt(process.stdout, env));
  const pages = [`http://localhost:${port}/docs`, `http://localhost:${port}/admin`];
  if (stripe) pages.push(`Stripe sandbox http://localhost:${stripe.port}`);
  if (mail) pages.push(`Mail in ${mail.folder}`);
  console.log(`\n${[...pages, 'Ctrl-C stops it.'].join('  ·  ')}\n`);
}

function keep(name, command, args, env = process.env) {
  // Groups of their own, so that Ctrl-C reaches them once and in order.
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${dim(name.padEnd(6))} ${line}`));
  }
  child.once('exit', () => stopping || reportFailure(new Error(`${name} has ended.`)));
  process.once('exit', () => child.kill('SIGKILL'));
  children.push(child);
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map((child) => end(child)));
  await mail?.stop();
  await stripe?.stop();
  await database?.stop?.();
  process.exit(code);
}
