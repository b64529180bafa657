import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Client } from './client.ts';

/** As much of an answer as is looked at; a document of the tests has none of its own. */
class Done {
  readonly status = 204;
  readonly ok = true;
  readonly body = null;
  readonly headers = new Headers();
}

describe('the client of the portal', () => {
  const { fetch, Response } = globalThis;
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    Object.assign(globalThis, { fetch, Response });
  });

  it('has what a button sends a second time done once', async () => {
    const keys: (string | null)[] = [];
    let online = false;
    const answer = async (_url: unknown, { headers }: RequestInit = {}) => {
      keys.push(new Headers(headers).get('idempotency-key'));
      if (!online) throw new TypeError('the network was lost');
      return new Done();
    };
    Object.assign(globalThis, { fetch: answer, Response: Done });
    const { refunds } = TestBed.inject(Client);
    const first = expect(refunds.retry('0199')).rejects.toThrow('cannot be reached');
    await jest.runAllTimersAsync();
    await first;
    online = true;
    await refunds.retry('0199');
    expect(new Set(keys).size).toBe(1);
    await refunds.retry('0199');
    expect(new Set(keys).size).toBe(2);
  });
});
