import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all that the journeys write. It is removed from here because inside a test nobody hears that Jest ends. */
export default function prepareJourneysFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'smc-journeys-'));
  // The account that runs PostgreSQL has to pass through it.
  chmodSync(folder, 0o755);
  process.env.SMC_JOURNEYS_FOLDER = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
