import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Connection } from './connection.ts';
import { lookAgain } from './look-again.ts';

describe('what no news tells of', () => {
  const online = signal(true);
  let looks: number;

  const show = (isSeen: boolean) => {
    Object.defineProperty(document, 'hidden', { value: !isSeen, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
  };
  const pass = (seconds: number) => jest.advanceTimersByTime(seconds * 1000);

  beforeEach(() => {
    jest.useFakeTimers();
    online.set(true);
    looks = 0;
    TestBed.configureTestingModule({ providers: [{ provide: Connection, useValue: { online } }] });
    TestBed.runInInjectionContext(() => lookAgain(15_000, () => (looks += 1)));
    show(true);
  });
  afterEach(() => jest.useRealTimers());

  it('is looked at again and again', () => {
    pass(14);
    expect(looks).toBe(0);
    pass(31);
    expect(looks).toBe(3);
  });

  it('is left alone while nobody sees it, and looked at when somebody does again, not sooner than it is old', () => {
    show(false);
    pass(60);
    expect(looks).toBe(0);
    show(true);
    pass(0);
    expect(looks).toBe(1);
    show(false);
    pass(5);
    show(true);
    pass(9);
    expect(looks).toBe(1);
    pass(1);
    expect(looks).toBe(2);
  });

  it('is left alone without a network', () => {
    online.set(false);
    TestBed.tick();
    pass(60);
    expect(looks).toBe(0);
    online.set(true);
    TestBed.tick();
    pass(0);
    expect(looks).toBe(1);
  });

  it('is left alone once its screen is gone', () => {
    TestBed.resetTestingModule();
    pass(60);
    expect(looks).toBe(0);
  });
});
