import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import type { ImportApi, RowResult } from '@smartmedconnect/sdk/imports';
import { pausesSeconds, persistentApi } from './persistent-api.ts';

const answer: RowResult[] = [{ line: 2, externalId: 'a', action: 'created', errors: [] }];
const down = new ConnectionFailure('cannot be reached', false);

function problem(status: number): ApiProblem {
  return new ApiProblem({ type: '', title: '', status, code: 'internal.error', instance: '', requestId: '' });
}

/** An import's way to a server that fails as many times with each error before it answers. */
function wayThrough(failures: Error[]) {
  const told: unknown[] = [];
  const waits: number[] = [];
  const api = {
    putBatch: async () => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return answer;
    },
  } as unknown as ImportApi;
  const wait = async (seconds: number): Promise<void> => void waits.push(seconds);
  const persistent = persistentApi(api, (waiting) => told.push(waiting), wait);
  const put = (signal?: AbortSignal) => persistent.putBatch('run', 1, [], signal);
  return { put, told, waits };
}

describe('a batch on its way', () => {
  it('arrives at once when nothing is wrong, and nobody is told anything', async () => {
    const { put, told } = wayThrough([]);
    expect(await put()).toBe(answer);
    expect(told).toEqual([]);
  });

  it('is sent again while the network is down, ever less often, and the person hears when it is back', async () => {
    const { put, told, waits } = wayThrough(Array.from({ length: 8 }, () => down));
    expect(await put()).toBe(answer);
    expect(waits).toEqual([...pausesSeconds, 30, 30]);
    expect(told.at(0)).toEqual({ seconds: 1 });
    expect(told.at(-1)).toBeUndefined();
  });

  it.each([408, 429, 502, 503, 504])('is sent again when the server says not now: %i', async (status) => {
    const { put, waits } = wayThrough([problem(status)]);
    expect(await put()).toBe(answer);
    expect(waits).toEqual([1]);
  });

  it.each([problem(401), problem(404), problem(409), problem(500), new Error('a mistake of ours')])(
    'is given up when asking again would bring the same: %s',
    async (failure) => {
      const { put, waits } = wayThrough([failure]);
      await expect(put()).rejects.toBe(failure);
      expect(waits).toEqual([]);
    },
  );

  it('is not sent again once it was stopped', async () => {
    const { put, waits } = wayThrough([down, down]);
    await expect(put(AbortSignal.abort('stopped'))).rejects.toBe('stopped');
    expect(waits).toEqual([]);
  });
});

describe('the wait between two tries', () => {
  it('ends at once when the browser is back in a network, and when the person stops', async () => {
    let tries = 0;
    const api = { complete: () => (tries++ === 0 ? Promise.reject(down) : Promise.resolve('done')) };
    const told: unknown[] = [];
    const persistent = persistentApi(api as unknown as ImportApi, (waiting) => {
      told.push(waiting);
      if (waiting !== undefined) queueMicrotask(() => dispatchEvent(new Event('online')));
    });
    expect(await persistent.complete('run')).toBe('done');
    expect(told).toEqual([{ seconds: 1 }, undefined]);

    const stop = new AbortController();
    const never = { complete: () => Promise.reject(down) } as unknown as ImportApi;
    const stopped = persistentApi(never, () => queueMicrotask(() => stop.abort('stopped')));
    await expect(stopped.complete('run', stop.signal)).rejects.toBe('stopped');
  });
});
