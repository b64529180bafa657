import { restore } from './jest-globals.mjs';

/** Jest's `testEnvironment` for tests that run where Node itself runs: there is no second realm whose `Error` is another `Error`. */
export default class Environment {
  global = globalThis;
  #console = globalThis.console;
  #exit = process.exit;

  async setup() {}

  /** Jest puts a console and an exit of its own in place for each file of tests. */
  async teardown() {
    restore();
    globalThis.console = this.#console;
    process.exit = this.#exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}
