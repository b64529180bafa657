import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const smc = join(import.meta.dirname, '..', 'bin', 'smc.js');

// The device that takes nothing: there is one on Linux and BSD.
(existsSync('/dev/full') ? it : it.skip)('an output that takes no more is told in a sentence', () => {
  const shell = `"$0" "$1" completion bash > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', shell, process.execPath, smc], { encoding: 'utf8' });

  expect(stderr).toMatch(/^smc: The output cannot be written: ENOSPC[^\n]*\n$/);
  expect(status).toBe(1);
});
