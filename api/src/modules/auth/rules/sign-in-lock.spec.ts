import { lockSecondsByFailure, secondsUntil } from './sign-in-lock.ts';

describe('the lock after failed sign-ins', () => {
  it('forgives four mistakes', () => {
    expect(lockSecondsByFailure.slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('grows with every further failure, up to an hour', () => {
    const locks = lockSecondsByFailure.slice(4);
    expect(locks).toEqual([...locks].sort((a, b) => a - b));
    expect(locks.at(0)).toBe(60);
    expect(locks.at(-1)).toBe(3600);
  });

  it.each([
    ['2026-12-01T06:01:00.000Z', 60],
    ['2026-12-01T06:00:00.001Z', 1],
    ['2026-12-01T05:00:00.000Z', 1],
  ])('that ends at %s is over in %d s', (lockedUntil, seconds) => {
    expect(secondsUntil(new Date(lockedUntil), new Date('2026-12-01T06:00:00.000Z'))).toBe(seconds);
  });
});
