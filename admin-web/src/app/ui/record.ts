import {
  computed,
  effect,
  linkedSignal,
  resource,
  signal,
  untracked,
  type ResourceRef,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { lastValue } from './last-value.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { tryAgain } from './try-again.ts';

export interface RecordOptions<T, P> {
  /** Which one it is; nothing is asked for while this is undefined. */
  readonly of: () => P | undefined;
  readonly load: (of: P, options: { signal: AbortSignal }) => Promise<T>;
}

/**
 * A record of the server, as a screen shows it: what is shown stays while it is renewed, and also when the server cannot be reached,
 * which is then tried again. To be called where a screen is made.
 */
export function recordOf<T, P>({ of, load }: RecordOptions<T, P>): ServerRecord<T> {
  const wanted = computed(of);
  const asked = resource({
    params: wanted,
    loader: async ({ params, abortSignal: signal }) => ({
      value: await load(params, { signal }),
      of: JSON.stringify(params),
      at: new Date().toISOString(),
    }),
  });
  const record = new ServerRecord(asked, wanted);
  tryAgain(record);
  return record;
}

interface Shown<T> {
  readonly value: T;
  /** What it is the answer to. */
  readonly of: string;
  readonly at: string;
}

/** See `recordOf`. */
export class ServerRecord<T> {
  readonly #shown: WritableSignal<Shown<T> | undefined>;
  readonly #isMissed = signal(false);

  readonly value: Signal<T | undefined>;
  /** When it was read. */
  readonly at: Signal<string | undefined>;
  /** It is asked for, the first time or again. */
  readonly isLoading: Signal<boolean>;
  /** Something else than what is shown is on its way. A quiet renewal of the same does not count. */
  readonly isChanging: Signal<boolean>;
  /** What was thrown when it was last asked for. */
  readonly failure: Signal<unknown>;
  /** Nothing can be shown because of it. */
  readonly problem: Signal<Problem | undefined>;
  /** What is shown could not be renewed because of it. */
  readonly outdated: Signal<Problem | undefined>;

  constructor(
    private readonly asked: ResourceRef<Shown<T> | undefined>,
    wanted: Signal<unknown>,
  ) {
    const newest = lastValue(asked);
    this.#shown = linkedSignal(() => newest());
    this.value = computed(() => this.#shown()?.value);
    this.at = computed(() => this.#shown()?.at);
    this.isLoading = asked.isLoading;
    this.isChanging = computed(() => asked.status() === 'loading');
    this.failure = asked.error;
    const failed = computed(() => {
      const error = asked.error();
      return error === undefined ? undefined : problemOf(error);
    });
    const isCurrent = computed(() => this.#shown()?.of === JSON.stringify(wanted()));
    this.problem = computed(() => (isCurrent() ? undefined : failed()));
    this.outdated = computed(() => (isCurrent() ? failed() : undefined));
    // Taken when it comes: what nobody has looked at yet would be gone with a failure after it.
    effect(() => void newest());
    effect(() => {
      if (!this.isLoading() && this.#isMissed()) untracked(() => this.reload());
    });
  }

  /**
   * Asks for the same again and changes what has changed: nothing jumps, and the focus stays. While one answer is on its way no second
   * one is asked for, but once it is there: it may be older than what the second is asked for.
   */
  reload(): void {
    const isOnItsWay = untracked(this.isLoading);
    this.#isMissed.set(isOnItsWay);
    if (!isOnItsWay) this.asked.reload();
  }

  /** Shows it as it will be once the server has done what it was told. Hands back what shows it as it was. */
  show(change: (value: T) => T): () => void {
    const before = this.#shown();
    // What is on its way may not know of it.
    if (untracked(this.isLoading)) this.#isMissed.set(true);
    this.#shown.update((shown) => shown && { ...shown, value: change(shown.value) });
    return () => this.#shown.set(before);
  }
}
