import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether this device has a network, and whether news comes in over it. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly #online = signal(navigator.onLine);

  readonly online = this.#online.asReadonly();
  /** Told by whoever listens to the server; `undefined` while nobody does. */
  readonly live = signal<boolean | undefined>(undefined);
  /** Whether what is on show follows the news. */
  readonly isFollowed = signal(false);

  constructor() {
    const changed = () => this.#online.set(navigator.onLine);
    for (const event of ['online', 'offline']) addEventListener(event, changed);
    inject(DestroyRef).onDestroy(() => {
      for (const event of ['online', 'offline']) removeEventListener(event, changed);
    });
  }
}
