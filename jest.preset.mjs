import { fileURLToPath } from 'node:url';

const withoutVm = (name) => fileURLToPath(new URL(`tools/jest-without-vm/${name}.mjs`, import.meta.url));

/** What every project's Jest has in common: TypeScript by SWC, native ES modules, nothing retried, nothing hidden. */
export default {
  runtime: withoutVm('runtime'),
  testEnvironment: withoutVm('environment'),
  // Node imports, and tools/jest-without-vm/sources.mjs compiles: nothing is left for Jest to transform.
  transform: {},
  // A whole application and its database start in a hook; on a busy machine that takes more than the usual five seconds.
  testTimeout: 30_000,
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
