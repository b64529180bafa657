/** Jest's `globalTeardown` to the `globalSetup` of test-postgres.mjs. */
export default async function jestGlobalTeardown() {
  await globalThis.smcTestPostgres?.stop();
}
