import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOrphan } from './processes.mjs';

describe('a process that was left behind', () => {
  let folder;
  let program;
  let noteFile;
  let orphan;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smc-orphan-'));
    program = join(folder, 'program.mjs');
    noteFile = join(folder, 'program.pid');
  });
  afterEach(() => {
    orphan.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function leaveBehind(source) {
    writeFileSync(program, `${source}; setInterval(() => {}, 1000); process.stdout.write('up');`);
    orphan = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((up) => orphan.stdout.once('data', up));
    writeFileSync(noteFile, String(orphan.pid));
    return { ended: new Promise((gone) => orphan.once('exit', (code, signal) => gone(signal ?? code))) };
  }

  it('is asked to end', async () => {
    const { ended } = await leaveBehind(`process.on('SIGTERM', () => process.exit(7))`);
    await endOrphan(noteFile, program);
    expect(await ended).toBe(7);
    expect(existsSync(noteFile)).toBe(false);
  });

  it('is killed when it does not', async () => {
    const { ended } = await leaveBehind(`process.on('SIGTERM', () => {})`);
    await endOrphan(noteFile, program, 0.2);
    expect(await ended).toBe('SIGKILL');
  });

  it('is let live when its number belongs to another program by now', async () => {
    await leaveBehind('');
    await endOrphan(noteFile, `${program}.another`, 0.2);
    expect(orphan.exitCode ?? orphan.signalCode).toBeNull();
    expect(existsSync(noteFile)).toBe(false);
  });
});
