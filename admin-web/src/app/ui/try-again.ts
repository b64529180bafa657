import { effect, inject, untracked, type Signal } from '@angular/core';
import { Connection } from './connection.ts';
import { mayPass } from './may-pass.ts';

const retryMs = 15_000;

interface Asked {
  /** What was thrown when it was last asked for. */
  readonly failure: Signal<unknown>;
  reload(): void;
}

/** Asks anew for what could not be had: once the network is back, and now and then while the server does not answer. */
export function tryAgain(asked: Asked): void {
  const { online } = inject(Connection);
  effect(() => {
    if (online() && untracked(asked.failure) !== undefined) untracked(() => asked.reload());
  });
  effect((onCleanup) => {
    if (!mayPass(asked.failure())) return;
    const timer = setTimeout(() => asked.reload(), retryMs);
    onCleanup(() => clearTimeout(timer));
  });
}
