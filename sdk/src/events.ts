import { EventParser, type ServerSentEvent } from './event-parser.ts';
import { ApiProblem } from './problem.ts';
import { pause } from './transport.ts';

export interface FollowOptions {
  /** Ends the following, without an error. */
  signal?: AbortSignal;
  /** Goes on after this event. */
  lastEventId?: string;
  /** Told `true` whenever events come in, and `false` whenever they do not for a while: the connection is being made again. */
  onConnection?: (connected: boolean) => void;
}

/** Opens the stream, after the event of that id where there is one. */
type Open = (
  lastEventId: string,
  signal: AbortSignal,
) => Promise<ReadableStream<Uint8Array> | null | undefined>;

const usualRetryMs = 2_000;
const longestPauseMs = 30_000;
/** The server gives a sign of life every 15 seconds; after three that are missing nobody is there. */
const silenceMs = 45_000;

/**
 * The events of a stream that never ends: when it breaks off it is opened again, with growing waits, after the last event that came.
 * What a browser's `EventSource` does, with the headers that it cannot send.
 *
 * @throws {ApiProblem} when the server refuses for good: not signed in any longer, not allowed
 */
export async function* follow(
  open: Open,
  { signal = new AbortController().signal, lastEventId = '', onConnection }: FollowOptions,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let place = lastEventId;
  let retryMs = usualRetryMs;
  const stopped = (): boolean => signal.aborted;
  for (let failures = 0; !stopped(); failures += 1) {
    // What had been begun when a stream broke off is no event: each begins with a parser of its own.
    const parser = new EventParser(place);
    const silence = new AbortController();
    try {
      const stop = AbortSignal.any([signal, silence.signal]);
      const body = await open(place, stop);
      failures = 0;
      onConnection?.(true);
      for await (const text of textOf(body, silence, stop)) {
        for (const event of parser.push(text)) {
          if (!stopped()) yield event;
        }
        place = parser.lastEventId;
        retryMs = parser.retryMs ?? retryMs;
      }
    } catch (error) {
      if (!stopped() && isFinal(error)) throw error;
    }
    if (!stopped()) {
      onConnection?.(false);
      await pause(pauseMs(retryMs, failures), signal).catch(() => undefined);
    }
  }
}

async function* textOf(
  body: ReadableStream<Uint8Array> | null | undefined,
  silence: AbortController,
  stop: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  const cancel = (): void => void reader?.cancel().catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  stop.addEventListener('abort', cancel);
  try {
    for (;;) {
      timer = setTimeout(() => silence.abort(), silenceMs);
      const { done = true, value } = (await reader?.read()) ?? {};
      clearTimeout(timer);
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
    cancel();
  }
}

/** What another try would not change. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500 && error.status !== 429;
}

function pauseMs(retryMs: number, failures: number): number {
  return Math.min(retryMs * 2 ** failures, longestPauseMs) * (0.5 + Math.random() / 2);
}
