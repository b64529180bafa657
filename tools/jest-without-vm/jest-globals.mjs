/** What `import { jest } from '@jest/globals'` gives: of Jest's object, what has a meaning where modules are Node's. */
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

const config = { fakeTimers: {}, rootDir: process.cwd(), testMatch: [] };
const timers = new ModernFakeTimers({ config, global: globalThis });
const mocker = new ModuleMocker(globalThis);

/** Streams, promises and Jest itself go on: only what waits for a time is held up. */
const goesOn = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'];

export const jest = {
  setTimeout(milliseconds) {
    globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds;
  },
  useFakeTimers: (options) => timers.useFakeTimers({ doNotFake: goesOn, ...options }),
  useRealTimers: () => timers.useRealTimers(),
  setSystemTime: (now) => timers.setSystemTime(now),
  getTimerCount: () => timers.getTimerCount(),
  runAllTimersAsync: () => timers.runAllTimersAsync(),
  advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
  advanceTimersByTimeAsync: (milliseconds) => timers.advanceTimersByTimeAsync(milliseconds),
  fn: (implementation) => mocker.fn(implementation),
  spyOn: (...method) => mocker.spyOn(...method),
};

/** A file of tests leaves time and functions as it found them. */
export function restore() {
  timers.useRealTimers();
  mocker.restoreAllMocks();
}
