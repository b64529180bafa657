/**
 * A real PostgreSQL for development and tests, from binaries that npm installed: no service, no container, no root.
 *
 *   const postgres = await startPostgres({ dataDir: '.data/postgres' });   // or none: a temporary folder, removed by stop()
 *   postgres.url → postgresql://postgres:…@127.0.0.1:41234/smartmedconnect
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort } from './ports.mjs';
import { commandOf } from './processes.mjs';
import { copyPostgresHome, postgresHome, removePostgresHome } from './postgres-home.mjs';

const database = 'smartmedconnect';
const startSeconds = 60;

const developmentSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %d ',
  // Deadlocks are always logged; this shows who waits for whom before one happens.
  log_lock_waits: 'on',
};

export async function startPostgres({ dataDir, copyOf, port, settings = {} } = {}) {
  const temporary = dataDir === undefined;
  const asked = resolve(dataDir ?? join(mkdtempSync(join(tmpdir(), 'smc-postgres-')), 'data'));
  if (temporary) openToAll(dirname(asked));
  const home = postgresHome(asked);
  const server = { home, copyOf, logFile: `${asked}.log`, settings: { ...developmentSettings, ...settings } };
  initialise(server);
  await endOrphan(server);
  const running = await launch(server, port);

  const remove = () => {
    removePostgresHome(asked);
    if (temporary) rmSync(dirname(asked), { recursive: true, force: true });
  };
  const lastResort = () => {
    tryToSignal(running.pid, temporary ? 'SIGQUIT' : 'SIGINT');
    if (temporary) remove();
  };
  process.once('exit', lastResort);

  const end = (signal) => async () => {
    running.keepAwake();
    tryToSignal(running.pid, signal);
    await running.exited;
    process.off('exit', lastResort);
    if (temporary && signal !== 'SIGKILL') remove();
  };
  return {
    url: `postgresql://postgres:${password(server)}@127.0.0.1:${running.port}/${database}`,
    port: running.port,
    pid: running.pid,
    logFile: server.logFile,
    exited: running.exited,
    // What is removed with its folder need not be brought onto the disk before.
    stop: end(temporary ? 'SIGQUIT' : 'SIGINT'),
    kill9: end('SIGKILL'),
  };
}

/** mkdtemp makes a folder for its owner alone; the account that runs PostgreSQL has to pass through it. */
function openToAll(folder) {
  if (process.getuid?.() === 0) chmodSync(folder, 0o755);
}

function initialise({ home, copyOf, settings }) {
  if (existsSync(join(home.folder, 'PG_VERSION')) && existsSync(passwordFile(home))) return;
  // A first start that was interrupted half-way leaves a folder which initdb refuses; nothing of value is in it yet.
  for (const name of readdirSync(home.folder))
    rmSync(join(home.folder, name), { recursive: true, force: true });
  if (copyOf) return copyPostgresHome(copyOf, home);
  const secret = `${home.folder}.new-password`;
  writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (home.owner) chownSync(secret, home.owner.uid, home.owner.gid);
  try {
    const locale = bestLocale();
    run(home, 'initdb', [
      ...['--pgdata', home.folder, '--username', 'postgres', '--pwfile', secret, '--auth', 'scram-sha-256'],
      ...[
        '--encoding',
        'UTF8',
        '--locale',
        locale,
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
      ],
      ...['--lc-messages', 'C'],
      ...(settings.fsync === 'off' ? ['--no-sync'] : []),
    ]);
    run(home, 'postgres', ['--single', '-D', home.folder, 'postgres'], `CREATE DATABASE ${database}\n`);
    // Written last: its presence says that all the steps before it are done.
    writeFileSync(passwordFile(home), readFileSync(secret), { mode: 0o600 });
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Letters beyond ASCII are letters (trigram search needs that) wherever the machine knows a UTF-8 locale. */
function bestLocale() {
  const known = (spawnSync('locale', ['-a']).stdout ?? '').toString().split(/\s+/);
  return (
    known.find((name) => /^C\.utf-?8$/i.test(name)) ??
    known.find((name) => /^en_US\.utf-?8$/i.test(name)) ??
    'C'
  );
}

function run(home, program, args, input) {
  const { status, stdout, stderr, error } = spawnSync(binary(home, program), args, {
    ...home.owner,
    cwd: home.folder,
    env: { ...process.env, LC_ALL: 'C' },
    input,
  });
  if (status !== 0) throw new Error(`${program} failed.\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
}

/** A server whose parent was killed is still running, or has left a stale postmaster.pid: both end here. */
async function endOrphan({ home }) {
  const pid = Number(readPidFile(home)[0]);
  if (!pid) return;
  if (commandOf(pid).includes('postgres') && commandOf(pid).includes(home.folder)) {
    tryToSignal(pid, 'SIGINT');
    for (let waited = 0; waited < 300 && commandOf(pid).includes('postgres'); waited++) await pause(100);
  }
  // PostgreSQL trusts a live process with this number to be itself, although the number may have been given away since.
  if (!commandOf(pid).includes('postgres')) rmSync(join(home.folder, 'postmaster.pid'), { force: true });
}

async function launch(server, wantedPort) {
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const port = wantedPort ?? (await anyFreePort());
    const started = spawnServer(server, port);
    const outcome = await Promise.race([
      started.exited.then(() => 'exited'),
      becomesReady(server, started.pid, deadline),
    ]);
    if (outcome === 'ready') return started;
    tryToSignal(started.pid, 'SIGQUIT');
    started.keepAwake();
    await started.exited;
    const reason = readFileSync(server.logFile, 'utf8').slice(started.logOffset);
    // Backends of a server killed a moment ago still hold its memory, and a free port may be taken meanwhile: both pass.
    const passes =
      /still in use|could not bind|could not create any TCP/.test(reason) &&
      !(wantedPort && /bind/.test(reason));
    if (!passes || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start (log: ${server.logFile}).\n${reason}`);
    await pause(200);
  }
}

function spawnServer({ home, logFile, settings }, port) {
  const log = openSync(logFile, 'a');
  const logOffset = readFileSync(logFile, 'utf8').length;
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binary(home, 'postgres'), ['-D', home.folder, ...flags], {
    ...home.owner,
    cwd: home.folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    // A group of its own: Ctrl-C in the terminal reaches the API first and the database only when we say so.
    detached: true,
  });
  closeSync(log);
  child.unref();
  const exited = new Promise((done) => {
    child.once('exit', (code, signal) => done({ code, signal }));
    child.once('error', (error) => done({ code: 1, error }));
  });
  return { pid: child.pid, port, exited, logOffset, keepAwake: () => child.ref() };
}

async function becomesReady({ home }, pid, deadline) {
  while (Date.now() < deadline) {
    const lines = readPidFile(home);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return 'ready';
    await pause(50);
  }
  return 'late';
}

function readPidFile(home) {
  try {
    return readFileSync(join(home.folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function tryToSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function binary(home, program) {
  return join(home.binaries, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

function passwordFile(home) {
  return join(home.folder, 'smartmedconnect.password');
}

function password({ home }) {
  return readFileSync(passwordFile(home), 'utf8').trim();
}
