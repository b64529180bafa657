import { DestroyRef, effect, inject, signal } from '@angular/core';
import { Connection } from './connection.ts';

/**
 * For what no news tells of: looks again each so many milliseconds while the page is in sight and there is a network, and at once when
 * somebody comes back to what is older. To be called where a screen is made.
 */
export function lookAgain(everyMs: number, look: () => void): void {
  const { online } = inject(Connection);
  const isSeen = signal(!document.hidden);
  const looked = () => isSeen.set(!document.hidden);
  document.addEventListener('visibilitychange', looked);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', looked));
  let lastMs = Date.now();
  effect((onCleanup) => {
    if (!online() || !isSeen()) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          lastMs = Date.now();
          look();
          wait();
        },
        Math.max(lastMs + everyMs - Date.now(), 0),
      );
    };
    wait();
    onCleanup(() => clearTimeout(timer));
  });
}
