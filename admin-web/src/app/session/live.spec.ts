import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { NewsEvent, NewsOptions } from '@smartmedconnect/sdk';
import { Connection } from '../ui/connection.ts';
import { Client } from './client.ts';
import { Live } from './live.ts';
import { Session } from './session.ts';

const about = (topic: 'dispute' | 'payment', id = '0199'): NewsEvent => ({
  type: topic === 'dispute' ? 'dispute.opened' : 'payment.succeeded',
  topic,
  id,
  hospitalId: null,
  doctorId: null,
  appointmentId: null,
  version: null,
  occurredAt: '2026-11-26T10:00:00.000Z',
  progress: null,
});

/** A stream that a test speaks into. */
class Stream {
  options: NewsOptions = {};
  opened = 0;
  #tell: (news: NewsEvent) => void = () => undefined;

  async *stream(options: NewsOptions): AsyncGenerator<NewsEvent> {
    this.options = options;
    this.opened += 1;
    options.onConnection?.(true);
    while (options.signal?.aborted === false)
      yield await new Promise<NewsEvent>((told) => (this.#tell = told));
  }

  async says(...news: NewsEvent[]): Promise<void> {
    for (const one of news) {
      this.#tell(one);
      await jest.advanceTimersByTimeAsync(1);
    }
  }
}

const told: string[] = [];

@Component({ template: '' })
class Disputes {
  constructor() {
    inject(Live).follow({ topics: ['dispute'] }, () => told.push('disputes'));
    inject(Live).follow({ topics: ['dispute'], id: () => '0200' }, () => told.push('dispute 0200'));
  }
}

describe('a screen that follows the news', () => {
  let stream: Stream;
  let leave: () => void;
  const user = signal<{ id: string } | undefined>({ id: '0198' });

  beforeEach(async () => {
    jest.useFakeTimers();
    told.length = 0;
    user.set({ id: '0198' });
    stream = new Stream();
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { news: stream } },
        { provide: Session, useValue: { user } },
      ],
    });
    const screen = TestBed.createComponent(Disputes);
    leave = () => screen.destroy();
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(1);
  });
  afterEach(() => {
    Reflect.deleteProperty(document, 'hidden');
    jest.useRealTimers();
  });
  const turn = ({ hidden }: { hidden: boolean }) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
  };
  const later = () => jest.advanceTimersByTimeAsync(1000);

  it('is told once of what comes together, and not of other things', async () => {
    await stream.says(about('dispute'), about('dispute'), about('payment'));
    await later();
    expect(told).toEqual(['disputes']);
  });

  it('is told of its own record alone, if it shows one', async () => {
    await stream.says(about('dispute', '0200'));
    await later();
    expect(told).toEqual(['disputes', 'dispute 0200']);
  });

  it('is told when so much was missed that nobody knows what', async () => {
    await stream.says({ type: 'reload' });
    await later();
    expect(told).toEqual(['disputes', 'dispute 0200']);
  });

  it('is told nothing while nobody looks, and once when somebody does', async () => {
    turn({ hidden: true });
    await stream.says(about('dispute'));
    await later();
    await stream.says(about('dispute'));
    await later();
    expect(told).toEqual([]);
    turn({ hidden: false });
    await later();
    expect(told).toEqual(['disputes']);
  });

  it('keeps no connection while nobody looks for long, and reads again over a new one when somebody does', async () => {
    const { live } = TestBed.inject(Connection);
    turn({ hidden: true });
    await jest.advanceTimersByTimeAsync(9_000);
    expect(stream.options.signal?.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(2_000);
    expect([stream.options.signal?.aborted, live()]).toEqual([true, undefined]);
    turn({ hidden: false });
    await later();
    expect([stream.opened, stream.options.signal?.aborted, live()]).toEqual([2, false, true]);
    expect(told).toEqual(['disputes', 'dispute 0200']);
    stream.options.onConnection?.(true);
    await later();
    expect(told).toHaveLength(2);
  });

  it('keeps its connection when somebody only looked away', async () => {
    turn({ hidden: true });
    await jest.advanceTimersByTimeAsync(9_000);
    turn({ hidden: false });
    await jest.advanceTimersByTimeAsync(20_000);
    expect([stream.opened, stream.options.signal?.aborted, told]).toEqual([1, false, []]);
  });

  it('is told nothing once it is left', async () => {
    await stream.says(about('dispute'));
    leave();
    await later();
    expect(told).toEqual([]);
  });

  it('says that it is live while it is, and while the connection is being made again that it is not', () => {
    const { live, isFollowed } = TestBed.inject(Connection);
    expect([live(), isFollowed()]).toEqual([true, true]);
    stream.options.onConnection?.(false);
    expect(live()).toBe(false);
    leave();
    TestBed.tick();
    expect(isFollowed()).toBe(false);
  });

  it('is live for the next one who signs in, whatever the ended stream still says', async () => {
    const { live } = TestBed.inject(Connection);
    const before = stream.options;
    user.set(undefined);
    TestBed.tick();
    expect(live()).toBeUndefined();
    user.set({ id: '0197' });
    TestBed.tick();
    await later();
    before.onConnection?.(false);
    await stream.says({ type: 'reload' });
    expect(live()).toBe(true);
  });
});
