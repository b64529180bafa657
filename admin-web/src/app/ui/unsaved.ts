import { Injectable, computed, signal, type Signal } from '@angular/core';

/** What is typed into the forms of the page and not sent yet. It outlives a step within the portal no more than its form does. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  readonly #forms = signal<readonly Signal<boolean>[]>([]);

  /** Whether leaving the page would lose something. */
  readonly any = computed(() => this.#forms().some((isTyped) => isTyped()));

  /** Takes a form in, which knows whether something is typed into it; hands back what lets it go again. */
  add(isTyped: Signal<boolean>): () => void {
    this.#forms.update((forms) => [...forms, isTyped]);
    return () => this.#forms.update((forms) => forms.filter((form) => form !== isTyped));
  }
}
