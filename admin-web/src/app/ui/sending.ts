import { computed, signal } from '@angular/core';
import { isStale, type Fault, type Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** A form on its way to the server: sent once, however often its button is pressed; what was refused stands in it. */
export class Sending {
  readonly #busy = signal(false);
  readonly #found = signal<readonly Fault[]>([]);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly busy = this.#busy.asReadonly();
  /** Why it was refused. */
  readonly problem = this.#problem.asReadonly();
  /** What is wrong with its fields, as the server says or the form itself found. */
  readonly faults = computed(() => this.#problem() ?? this.#found());
  /** What it is about has changed: sent again it would be refused again. */
  readonly stale = computed(() => isStale(this.#problem()));

  /** Whether the server has done it; with faults that the form itself found it is not sent. */
  async send(call: () => Promise<unknown>, found: readonly Fault[] = []): Promise<boolean> {
    if (this.#busy() || this.stale()) return false;
    this.#problem.set(undefined);
    this.#found.set(found);
    if (found.length > 0) return false;
    this.#busy.set(true);
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
    this.#found.set([]);
  }
}
