import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../prepare.mjs';
import { run } from '../processes.mjs';
import { Failure } from '../steps.mjs';
import { readCatalogue } from './catalogue.mjs';

/** Every message of the portal's templates and code by its name, as Angular's own extraction finds them. */
export async function portalMessages() {
  const folder = mkdtempSync(join(tmpdir(), 'smc-messages-'));
  try {
    const target = ['run', 'admin-web:messages', `--outputPath=${relative(root, folder)}`];
    const { code, output } = await run('nx', [...target, '--outputStyle=static']);
    if (code !== 0) throw new Failure(`The messages could not be collected.\n\n${output}`);
    return readCatalogue(readFileSync(join(folder, 'messages.arb'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
