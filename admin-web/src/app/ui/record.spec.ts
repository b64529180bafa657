import { Component, input } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { recordOf } from './record.ts';

const refusal = new ApiProblem({
  type: 'about:blank',
  title: 'Not yours',
  status: 403,
  code: 'auth.forbidden',
  instance: '/v1/records/a',
  requestId: 'request-1',
});
const lost = new ConnectionFailure('cannot be reached', false);

/** A server that answers when it is told to. */
const server = {
  asked: [] as { of: string; answer: (value: string) => void; refuse: (error: Error) => void }[],
  get(of: string): Promise<string> {
    return new Promise((answer, refuse) => server.asked.push({ of, answer, refuse }));
  },
};

@Component({ template: '' })
class Screen {
  readonly id = input<string>();
  readonly record = recordOf({ of: () => this.id(), load: (id) => server.get(id) });
}

describe('a record of the server', () => {
  let fixture: ComponentFixture<Screen>;

  const record = () => fixture.componentInstance.record;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
      await Promise.resolve();
      TestBed.tick();
    }
  };
  const open = async (id: string) => {
    fixture.componentRef.setInput('id', id);
    await settled();
  };
  const answer = async (value: string | Error) => {
    const last = server.asked.at(-1);
    if (value instanceof Error) last?.refuse(value);
    else last?.answer(value);
    await settled();
  };

  beforeEach(() => {
    server.asked.length = 0;
    fixture = TestBed.createComponent(Screen);
  });

  afterEach(() => jest.useRealTimers());

  it('is not asked for before it is known which', async () => {
    await settled();
    expect(server.asked).toEqual([]);
  });

  it('stays as it was when it cannot be renewed, and says so', async () => {
    await open('a');
    await answer('Asha');
    record().reload();
    await settled();
    await answer(lost);
    expect([record().value(), record().problem()]).toEqual(['Asha', undefined]);
    expect(record().outdated()?.title).toBe('The server did not answer');
  });

  it('says what is in the way when there is nothing to show', async () => {
    await open('a');
    await answer(refusal);
    expect([record().value(), record().problem()?.code]).toEqual([undefined, 'auth.forbidden']);
  });

  it('does not pass for another one that cannot be had', async () => {
    await open('a');
    await answer('Asha');
    await open('b');
    await answer(refusal);
    expect([record().problem()?.code, record().outdated()]).toEqual(['auth.forbidden', undefined]);
  });

  it('is asked for anew once the network is back', async () => {
    await open('a');
    await answer('Asha');
    record().reload();
    await settled();
    await answer(lost);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await settled();
    expect(server.asked).toHaveLength(2);
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await settled();
    await answer('Asha Rao');
    expect([record().value(), record().outdated()]).toEqual(['Asha Rao', undefined]);
  });

  it('is tried again and again while the server does not answer, and not when it has refused', async () => {
    jest.useFakeTimers();
    await open('a');
    await answer(lost);
    for (const tries of [2, 3, 4]) {
      jest.advanceTimersByTime(15_000);
      await settled();
      expect(server.asked).toHaveLength(tries);
      await answer(new ConnectionFailure('cannot be reached', false));
    }
    jest.advanceTimersByTime(15_000);
    await settled();
    await answer(refusal);
    jest.advanceTimersByTime(60_000);
    await settled();
    expect(server.asked).toHaveLength(5);
  });

  it('is asked for once at a time, and once more when it changed meanwhile', async () => {
    await open('a');
    await answer('first');
    record().reload();
    await settled();
    // Whatever happens now may not be in the answer that is on its way.
    record().reload();
    record().reload();
    await settled();
    expect(server.asked).toHaveLength(2);
    await answer('second');
    expect(server.asked).toHaveLength(3);
    await answer('third');
    expect(server.asked).toHaveLength(3);
    expect(record().value()).toBe('third');
  });

  it('is asked for once more when it was changed here while an answer was on its way', async () => {
    await open('a');
    await answer('first');
    record().reload();
    await settled();
    record().show(() => 'changed');
    await answer('first');
    expect(server.asked).toHaveLength(3);
    await answer('changed');
    expect(record().value()).toBe('changed');
  });

  it('is shown at once as it will be, and as it was when it is not', async () => {
    await open('a');
    await answer('Asha');
    const asBefore = record().show((name) => name.toUpperCase());
    expect(record().value()).toBe('ASHA');
    asBefore();
    expect(record().value()).toBe('Asha');
  });
});
