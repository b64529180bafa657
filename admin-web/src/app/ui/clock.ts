import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const minuteMs = 60_000;

/** What time it is, told anew each full minute and when somebody looks at the page again: no screen stays in the past. */
@Injectable({ providedIn: 'root' })
export class Clock {
  readonly #now = signal(new Date());
  #next: ReturnType<typeof setTimeout> | undefined;

  readonly now = this.#now.asReadonly();

  constructor() {
    // A page out of sight has its timers held up, and a device that slept has none: what they missed is made good.
    const looked = () => {
      if (!document.hidden) this.#tell();
    };
    document.addEventListener('visibilitychange', looked);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', looked);
      clearTimeout(this.#next);
    });
    this.#wait();
  }

  #tell(): void {
    this.#now.set(new Date());
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#tell(), minuteMs - (Date.now() % minuteMs));
  }
}
