import type { ImportApi } from '@smartmedconnect/sdk/imports';
import { mayPass } from '../../ui/may-pass.ts';

/** What a person is told while the way to the server is not there, and nothing once it is again. */
export type OnWaiting = (waiting: { seconds: number } | undefined) => void;

/** Waits, but not longer than until the signal says so, or until there is reason to believe that it works again. */
export type Wait = (seconds: number, signal: AbortSignal | undefined) => Promise<void>;

/** Seconds between one try and the next; the last of them from then on. */
export const pausesSeconds = [1, 2, 4, 8, 15, 30] as const;

/**
 * The calls of an import, made again and again while the network is down or the server busy: each of them may be repeated without harm, and a
 * file that is half in should not stay so because a train went through a tunnel. Only its owner's signal ends it, or a refusal.
 */
export function persistentApi(api: ImportApi, onWaiting: OnWaiting, wait: Wait = waitOnline): ImportApi {
  const insist = async <T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    for (let failures = 0; ; failures++) {
      try {
        const answer = await call();
        if (failures > 0) onWaiting(undefined);
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        if (!mayPass(error)) throw error;
        const seconds = pausesSeconds[failures] ?? pausesSeconds.at(-1) ?? 0;
        onWaiting({ seconds });
        await wait(seconds, signal);
      }
    }
  };
  return {
    start: (run, signal) => insist(() => api.start(run, signal), signal),
    putBatch: (id, batch, rows, signal) => insist(() => api.putBatch(id, batch, rows, signal), signal),
    complete: (id, signal) => insist(() => api.complete(id, signal), signal),
    results: (id, query, signal) => insist(() => api.results(id, query, signal), signal),
  };
}

/** A browser that is back in a network says so. */
function waitOnline(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const timer = setTimeout(() => end(resolve), seconds * 1000);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      done.abort();
      settle();
    };
    addEventListener('online', () => end(resolve), { signal: done.signal });
    signal?.addEventListener('abort', () => end(() => reject(signal.reason as Error)), {
      signal: done.signal,
    });
  });
}
