import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { Clock } from './clock.ts';

describe('what time it is', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-26T08:58:30Z') });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const told = (clock: Clock) => clock.now().toISOString();

  it('is told at each full minute, however late the page was opened in one', () => {
    const clock = TestBed.inject(Clock);
    expect(told(clock)).toBe('2026-11-26T08:58:30.000Z');
    jest.advanceTimersByTime(29_999);
    expect(told(clock)).toBe('2026-11-26T08:58:30.000Z');
    jest.advanceTimersByTime(1);
    expect(told(clock)).toBe('2026-11-26T08:59:00.000Z');
    jest.advanceTimersByTime(60_000);
    expect(told(clock)).toBe('2026-11-26T09:00:00.000Z');
  });

  it('is told when somebody looks again, though no timer ran meanwhile', () => {
    const clock = TestBed.inject(Clock);
    jest.setSystemTime(new Date('2026-11-27T07:12:05Z'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told(clock)).toBe('2026-11-27T07:12:05.000Z');
    jest.advanceTimersByTime(55_000);
    expect(told(clock)).toBe('2026-11-27T07:13:00.000Z');
  });
});
