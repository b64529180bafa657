import { inject, signal } from '@angular/core';
import type { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { Undo } from './undo.ts';

/**
 * What is done to the record of a screen: one step at a time, so that a second press does nothing; what was refused stands on the screen; and
 * the record is read anew either way, as somebody else may have been there first. To be called where a screen is made.
 */
export function stepsOn(record: { reload(): void }): Steps {
  return new Steps(record, inject(Undo));
}

/** See `stepsOn`. */
export class Steps {
  readonly #busy = signal(false);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly busy = this.#busy.asReadonly();
  /** Why the last step was refused. */
  readonly problem = this.#problem.asReadonly();

  constructor(
    private readonly record: { reload(): void },
    private readonly undo: Undo,
  ) {}

  /** Takes the step and says that it is done. */
  async take(step: () => Promise<unknown>, done: string): Promise<void> {
    if (this.#busy()) return;
    this.#busy.set(true);
    this.#problem.set(undefined);
    try {
      await step();
      this.undo.say(done);
    } catch (error) {
      this.#problem.set(problemOf(error));
    } finally {
      this.#busy.set(false);
      this.record.reload();
    }
  }

  /** Reads the record anew; what was refused no longer stands. */
  reload(): void {
    this.#problem.set(undefined);
    this.record.reload();
  }
}
