import { Component, input, type OnDestroy } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { List } from './list.ts';

const typingPauseMs = 300;

/** Narrows a list by words while they are typed. */
@Component({
  selector: 'smc-search-field',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        #words
        matInput
        type="search"
        autocomplete="off"
        spellcheck="false"
        [value]="value() ?? ''"
        (input)="search(words.value)"
      />
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

  #typing: ReturnType<typeof setTimeout> | undefined;

  ngOnDestroy(): void {
    clearTimeout(this.#typing);
  }

  protected search(text: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.list().url.narrow(this.param(), text.trim()), typingPauseMs);
  }
}
