import { DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';

/** What the focus goes to, the likeliest first: a form that has opened is filled in, else the next step is taken. */
const targets = ['textarea, input, select', 'button', 'a[href]', '[tabindex]'];

/**
 * Stands where what is pressed may be taken away by what it does: without it the focus would fall to the top of the page. It goes on to what
 * took the place, in the same part (`smcKeepFocus="li"`) as long as that is there, else in the one that follows; or to what tells the outcome,
 * where there is nothing more to do (`outcome=".decision"`).
 */
@Directive({
  selector: '[smcKeepFocus]',
  host: { '(focusin)': 'remember($event.target)', '(focusout)': 'forget()' },
})
export class KeepFocus {
  /** A selector of what belongs together, such as a row; the whole of it when there is none. */
  readonly parts = input('', { alias: 'smcKeepFocus' });

  /** A selector of what tells the outcome, and can have the focus. */
  readonly outcome = input('');

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #focused: HTMLElement | undefined;
  #part: HTMLElement | undefined;
  #place = 0;

  constructor() {
    const changes = new MutationObserver(() => this.#keep());
    changes.observe(this.#host, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => changes.disconnect());
  }

  protected remember(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    const parts = this.#parts();
    this.#focused = target;
    this.#place = parts.findIndex((part) => part.contains(target));
    this.#part = parts[this.#place];
  }

  /** Gone by the person's doing, not because what had it is gone: some browsers tell of both. */
  protected forget(): void {
    const left = this.#focused;
    setTimeout(() => {
      if (this.#focused === left && left?.isConnected && document.activeElement !== left) {
        this.#focused = undefined;
      }
    });
  }

  #keep(): void {
    if (this.#focused === undefined || this.#focused.isConnected) return;
    if (document.activeElement !== document.body) return;
    this.#focused = undefined;
    const outcome = this.outcome() === '' ? null : this.#host.querySelector<HTMLElement>(this.outcome());
    // It may be out of sight, far above what was pressed.
    if (outcome !== null) outcome.focus();
    else this.#next()?.focus({ preventScroll: true });
  }

  #next(): HTMLElement | undefined {
    const parts = this.#parts();
    const part = this.#part?.isConnected ? this.#part : parts[Math.min(this.#place, parts.length - 1)];
    return (part && firstIn(part)) ?? firstIn(this.#host);
  }

  #parts(): HTMLElement[] {
    return this.parts() === '' ? [] : [...this.#host.querySelectorAll<HTMLElement>(this.parts())];
  }
}

function firstIn(part: HTMLElement): HTMLElement | undefined {
  for (const target of targets) {
    const found = part.querySelector<HTMLElement>(target);
    if (found !== null) return found;
  }
  return undefined;
}
