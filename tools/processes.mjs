/** Child processes of the commands: run to the end, started and stopped, looked at by number. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './prepare.mjs';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/** Runs a program to its end. `show` lets it write to the terminal; otherwise everything it says comes back as `output`. */
export function run(command, args, { cwd = root, env = {}, show = false, input } = {}) {
  return new Promise((done) => {
    const out = show ? 'inherit' : 'pipe';
    const stdio = [input === undefined ? 'ignore' : 'pipe', out, out];
    // What is kept to be shown in a report has no colours; what goes to the terminal decides by itself.
    const colour = show ? {} : { FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd, env: { ...process.env, ...colour, ...env }, stdio });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.stdin?.on('error', () => undefined).end(input);
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    const output = () => Buffer.concat(said).toString('utf8');
    child.once('error', (error) => done({ code: 1, output: `${output()}${error.message}\n` }));
    child.once('close', (code) => done({ code: code ?? 1, output: output() }));
  });
}

/** What a process was started as; empty when there is none with this number. */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return (spawnSync('ps', ['-p', String(pid), '-o', 'args=']).stdout ?? '').toString();
}

/** Ends a child and waits for it: asked politely first, killed when it has not gone after `graceSeconds`. */
export async function end(child, graceSeconds = 30) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceSeconds * 1000);
  await gone;
  clearTimeout(force);
}

/** Ends the process whose number a note holds, if it runs that program still: who started it was killed and could not. */
export async function endOrphan(noteFile, program, graceSeconds = 5) {
  if (!existsSync(noteFile)) return;
  const pid = Number(readFileSync(noteFile, 'utf8'));
  const runs = () => commandOf(pid).includes(program);
  if (runs()) process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < graceSeconds * 20 && runs(); waited++) await pause(50);
  if (runs()) process.kill(pid, 'SIGKILL');
  rmSync(noteFile, { force: true });
}
