import { inject } from '@angular/core';
import { Sending } from './sending.ts';
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
  readonly #sending = new Sending();
  readonly busy = this.#sending.busy;
  /** Why the last step was refused. */
  readonly problem = this.#sending.problem;

  constructor(
    private readonly record: { reload(): void },
    private readonly undo: Undo,
  ) {}

  /** Takes the step and says that it is done. */
  async take(step: () => Promise<unknown>, done: string): Promise<void> {
    if (this.busy()) return;
    // The record was read anew after it: this step is another one.
    this.#sending.forget();
    if (await this.#sending.send(step)) this.undo.say(done);
    this.record.reload();
  }

  /** Reads the record anew; what was refused no longer stands. */
  reload(): void {
    this.#sending.forget();
    this.record.reload();
  }
}
