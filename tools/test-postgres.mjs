/**
 * One database server for a whole run of tests, found by every test process through TEST_DATABASE_URL.
 *
 * `npm test` starts it once for all projects. A project's Jest names this file as its `globalSetup`, so that a single spec
 * run by hand has a server too. Each suite makes databases of its own on it.
 */
import { startPostgres } from './embedded-postgres.mjs';

/** Tests crash processes, not machines: without fsync nothing they can observe changes, and they run in half the time. */
const testSettings = { fsync: 'off', full_page_writes: 'off', autovacuum_naptime: '10s' };

export async function startTestPostgres() {
  const postgres = await startPostgres({ settings: testSettings });
  process.env.TEST_DATABASE_URL = postgres.url;
  return postgres;
}

export default async function jestGlobalSetup() {
  if (process.env.TEST_DATABASE_URL) return;
  // Jest runs the matching teardown in this same process; a server left behind would also end with it.
  globalThis.smcTestPostgres = await startTestPostgres();
}
