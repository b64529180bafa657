import { computed, signal } from '@angular/core';
import { isStale, type Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** A form on its way to the server: sent once, however often its button is pressed; what was refused stands in it. */
export class Sending {
  readonly #busy = signal(false);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly busy = this.#busy.asReadonly();
  /** Why it was refused. */
  readonly problem = this.#problem.asReadonly();
  /** What it is about has changed: sent again it would be refused again. */
  readonly stale = computed(() => isStale(this.#problem()));

  /** Whether the server has done it. */
  async send(call: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy() || this.stale()) return false;
    this.#busy.set(true);
    this.#problem.set(undefined);
    try {
      await call();
      return true;
    } catch (error) {
      this.#problem.set(problemOf(error));
      return false;
    } finally {
      this.#busy.set(false);
    }
  }

  /** What was refused no longer stands. */
  forget(): void {
    this.#problem.set(undefined);
  }
}
