import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  linkedSignal,
  runInInjectionContext,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { CsvExport } from './csv-export.ts';
import { Keys } from './keys.ts';
import type { List } from './list.ts';
import { LiveDot } from './live-dot.ts';
import { SavedViews } from './saved-views.ts';

let count = 0;

/**
 * What stands over a list: its filters, put in by the screen, and what each list can do: be cleared, kept as a view, and become a
 * file. Whatever filters are in the address.
 */
@Component({
  selector: 'smc-list-bar',
  imports: [CsvExport, LiveDot, MatButton, SavedViews],
  template: `
    <form
      class="list-filters"
      role="search"
      [id]="id"
      [class.folded]="!unfolded()"
      [attr.aria-label]="label()"
      (submit)="$event.preventDefault()"
    >
      <ng-content />
    </form>
    <div class="tools">
      <button
        class="more"
        matButton
        type="button"
        [attr.aria-controls]="id"
        [attr.aria-expanded]="unfolded()"
        (click)="unfolded.set(!unfolded())"
      >
        @if (unfolded()) {
          <ng-container i18n>Fewer filters</ng-container>
        } @else {
          <ng-container i18n>More filters</ng-container>
        }
      </button>
      @if (list().url.narrowed()) {
        <button matButton type="button" (click)="list().url.clear()" i18n>Clear</button>
      }
      <smc-live-dot />
      <smc-saved-views [list]="list()" [screen]="screen()" />
      @if (columns(); as columns) {
        <smc-csv-export [list]="list()" [columns]="columns" [name]="screen()" />
      }
    </div>
  `,
  styleUrl: './list-bar.scss',
})
export class ListBar<T> {
  readonly list = input.required<List<T>>();
  readonly label = input.required<string>();
  /** The name of the list in saved views and files: `disputes`. */
  readonly screen = input.required<string>();
  /** Of the file the list can become. */
  readonly columns = input<readonly CsvColumn<T>[]>();

  /** Whether a phone shows all of the filters; it does once one of them narrows the list. */
  protected readonly unfolded = linkedSignal<boolean, boolean>({
    source: () => this.list().url.narrowed(),
    computation: (narrowed, before) => narrowed || before?.value === true,
  });
  protected readonly id = `smc-filters-${(count += 1)}`;

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const field = () =>
      nativeElement.querySelector<HTMLElement>(`.list-filters :is(input, select, [role='combobox'])`);
    const keys = inject(Keys);
    const injector = inject(Injector);
    // A list without filters has no key for them.
    afterNextRender(() => {
      if (field() === null) return;
      const search = { key: '/', does: $localize`Search and filters`, run: () => field()?.focus() };
      runInInjectionContext(injector, () => keys.use(search));
    });
  }
}
