import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that goes when the tests have ended. */
export function temporaryFolder(): string {
  const parent = process.env['SMC_JOURNEYS_FOLDER'];
  const folder = mkdtempSync(join(parent ?? tmpdir(), 'smc-journey-'));
  if (parent === undefined) {
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return folder;
}
