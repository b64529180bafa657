/**
 * Jest's `runtime` without its `node:vm`: tests and what they test are imported by Node itself.
 *
 * Jest would load every module anew into a context of its own for each file of tests, with all 2,300 files of our libraries:
 * more than a second of computing before the first test of each, three times what the tests need. Here a module is loaded
 * once in a process, as in production. docs/decisions/0016-tests-without-a-vm.md says what that asks of the tests.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { sourceMaps } from './sources.mjs';

const require = createRequire(import.meta.url);

/** What Jest keeps on the global object; its contexts are thrown away after each file, ours stays. */
const keptByJest = ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'].map(Symbol.for);

export default class Runtime {
  constructor() {
    for (const symbol of keptByJest) delete globalThis[symbol];
  }

  /** jest-circus, whose modules hold the tree of tests: each file of tests begins with an empty one. */
  requireInternalModule(path) {
    for (const file of Object.keys(require.cache)) {
      if (/[\\/]jest-circus[\\/]/.test(file)) delete require.cache[file];
    }
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    await import(pathToFileURL(path).href);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  /** `describe`, `it`, `expect` and the others are globals. */
  setGlobalsForRuntime() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
}
