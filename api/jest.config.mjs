import preset from '../jest.preset.mjs';

/** Use-case specs run on a real PostgreSQL, started here unless TEST_DATABASE_URL names one. */
export default {
  ...preset,
  globalSetup: '../tools/test-postgres.mjs',
  globalTeardown: '../tools/test-postgres-teardown.mjs',
};
