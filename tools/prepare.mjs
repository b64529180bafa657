/**
 * What every command does first, on whatever Node the machine has and before anything is installed: check Node, install what
 * the lockfile says, and carry on in the pinned Node. Node's built-in modules only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const oldestNode = 20;
/** npm keeps a project's program beside the project when its version or its peers differ from the root's. */
const programs = [join(root, 'node_modules', '.bin'), join(root, 'sdk', 'node_modules', '.bin')];

/** Returns in the pinned Node; in any other it runs the script there, ends with its exit code and never returns. */
export async function prepare(script) {
  refuseOldNode();
  install();
  process.env.PATH = [...programs, process.env.PATH].join(delimiter);
  // Nx must leave no process behind, and no full-screen display in a log.
  process.env.NX_DAEMON = 'false';
  process.env.NX_TUI = 'false';
  const pinned = pinnedNode();
  if (realpathSync(process.execPath) === realpathSync(pinned)) return;
  await continueIn(pinned, fileURLToPath(script));
}

/** npm that is told to end takes its shell along and forgets what runs in it; the shell's child notices by itself. */
export function whenLeftBehind(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
  watch.unref();
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return;
  console.error(
    `SmartMedConnect needs Node ${oldestNode} or newer to install itself; this is Node ${process.versions.node}.`,
  );
  console.error('Get a current one from https://nodejs.org, then run the same command again.');
  process.exit(1);
}

function install() {
  const difference = differenceFromLockfile();
  if (!difference) return;
  console.log(`Installing (npm ci), because ${difference}. The first time this takes a minute or two.`);
  // Its warnings are about the Node that installs; what it installs runs on the pinned one.
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm tells its scripts which npm they run under; without one, the npm of the PATH.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...options]] : ['npm', options];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(
      `npm ci did not succeed${error ? ` (${error.message})` : ''}; what it printed above says why.`,
    );
    process.exit(1);
  }
  const remaining = differenceFromLockfile();
  if (remaining) {
    console.error(`npm ci ended well, yet ${remaining}. Is npm configured with omit=dev or ignore-scripts?`);
    process.exit(1);
  }
}

/** npm notes what it installed in node_modules/.package-lock.json; what a platform does not need is missing there. */
function differenceFromLockfile() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return 'nothing is installed yet';
  for (const [path, { version, integrity, optional, peer, link }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || link) continue;
    const found = present[path];
    if (!found && !optional && !peer) return `${nameOf(path)} ${version} is not installed`;
    if (found && (found.version !== version || found.integrity !== integrity)) {
      return `${nameOf(path)} is installed as ${found.version} and locked as ${version}`;
    }
  }
  for (const path of Object.keys(present))
    if (!wanted[path]) return `${nameOf(path)} is installed and not locked`;
  return existsSync(pinnedNode()) ? undefined : 'the pinned Node is missing';
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function pinnedNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function continueIn(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal's Ctrl-C reaches the child by itself, a kill of this process does not; the child bears being told twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenLeftBehind(() => child.kill('SIGTERM'));
  return new Promise(() => {
    child.once('error', (error) => {
      console.error(`The pinned Node does not run here: ${error.message}`);
      process.exit(1);
    });
    child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  });
}
