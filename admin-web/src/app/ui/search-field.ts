import { Component, input, linkedSignal, type OnDestroy } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { List } from './list.ts';

const typingPauseMs = 300;

/** Narrows a list by words while they are typed. */
@Component({
  selector: 'smc-search-field',
  imports: [MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        #words
        matInput
        type="search"
        autocomplete="off"
        spellcheck="false"
        [value]="text()"
        (input)="search(words.value)"
      />
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
    </mat-form-field>
  `,
  styles: ':host { display: block; }',
})
export class SearchField implements OnDestroy {
  readonly list = input.required<List<unknown>>();
  readonly label = input.required<string>();
  readonly value = input.required<string | undefined>();
  /** Its name in the address. */
  readonly param = input('q');
  /** What it is still waiting for, where only something whole can be looked for. */
  readonly hint = input<string>();

  #typing: ReturnType<typeof setTimeout> | undefined;
  /** What the address says, unless that is what is being typed here: a space just typed stays, and so do newer letters. */
  protected readonly text = linkedSignal<string | undefined, string>({
    source: this.value,
    computation: (value = '', typed) => {
      const isOwn = typed !== undefined && (this.#typing !== undefined || value === typed.value.trim());
      return isOwn ? typed.value : value;
    },
  });

  ngOnDestroy(): void {
    clearTimeout(this.#typing);
  }

  protected search(text: string): void {
    this.text.set(text);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#typing = undefined;
      this.list().url.narrow(this.param(), text.trim());
    }, typingPauseMs);
  }
}
