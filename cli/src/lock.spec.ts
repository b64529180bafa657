import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from './lock.ts';

describe('work that is done alone', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smc-lock-'));
    path = join(folder, 'lock');
  });

  it('never overlaps, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await readdir(folder);
      inside -= 1;
    };

    await Promise.all(Array.from({ length: 8 }, () => alone(path, work)));

    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes on after a process that was killed', async () => {
    // No process has this number: they end at 4194304.
    await writeFile(path, '4194305');

    expect(await alone(path, () => Promise.resolve('done'))).toBe('done');
  });

  it('gives the lock back when it fails', async () => {
    await expect(alone(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
