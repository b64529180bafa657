import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { problemWords } from './problem-of.ts';

/** Something that is done at once and can be taken back. */
export interface Undoable {
  /** Said when it is done: `Review restored`. */
  readonly done: string;
  /** Shows it as done before the server has answered; hands back what shows it as it was (`list.show` does). */
  readonly show?: () => () => void;
  /** Left out where it has been done, and its refusal told elsewhere. */
  readonly send?: () => Promise<unknown>;
  readonly takeBack: () => Promise<unknown>;
  /** Once the server has taken either: what is shown may be asked for again. */
  readonly settled?: () => void;
}

const shownMs = 10_000;

/**
 * For what is light: no question before, a way back after. What the server refuses is shown as it was, with the reason. What weighs
 * more is asked for before it is done (`Ask`).
 */
@Injectable({ providedIn: 'root' })
export class Undo {
  readonly #bar = inject(MatSnackBar);

  async offer({ done, show, send, takeBack, settled }: Undoable): Promise<void> {
    const showAsBefore = show?.();
    if (send !== undefined) {
      if (!(await this.#try(send))) return showAsBefore?.();
      settled?.();
    }
    const bar = this.#bar.open(done, $localize`Undo`, { duration: shownMs });
    const { dismissedByAction } = await firstValueFrom(bar.afterDismissed());
    if (!dismissedByAction || !(await this.#try(takeBack))) return;
    showAsBefore?.();
    settled?.();
  }

  /** Something has happened that needs no answer. */
  say(words: string): void {
    this.#bar.open(words, undefined, { duration: shownMs });
  }

  async #try(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      this.#bar.open(problemWords(error), $localize`Close`);
      return false;
    }
  }
}
