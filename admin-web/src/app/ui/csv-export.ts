import { Component, computed, input, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { csvBlob, type CsvColumn } from '@smartmedconnect/sdk/csv';
import { CountPipe } from './count.ts';
import { Icon } from './icon.ts';
import { KeepFocus } from './keep-focus.ts';
import type { List } from './list.ts';
import { problemWords } from './problem-of.ts';
import { saveFile } from './save-file.ts';

/**
 * The whole list as it is narrowed now as a file, page by page, until it is there or somebody has had enough of waiting. When a page cannot
 * be had there is no file at all: half of a list looks like all of it.
 */
@Component({
  selector: 'smc-csv-export',
  imports: [CountPipe, Icon, MatButton],
  template: `
    @if (written() !== undefined) {
      <span role="status" i18n>{{ written()! | count }} rows so far</span>
      <button matButton type="button" (click)="cancel()" i18n>Cancel</button>
    } @else if (failed(); as words) {
      <span role="alert" class="failed" i18n>No file was made. {{ words }}</span>
      <button matButton type="button" (click)="start()" i18n>Try again</button>
    } @else {
      <button class="start" type="button" (click)="start()">
        <smc-icon name="download" />
        <span i18n>Export as CSV</span>
      </button>
    }
  `,
  styleUrl: './csv-export.scss',
  hostDirectives: [KeepFocus],
})
export class CsvExport<T> implements OnDestroy {
  readonly list = input.required<Pick<List<T>, 'everything'>>();
  readonly columns = input.required<readonly CsvColumn<T>[]>();
  /** What the file is called, before its day. */
  readonly name = input.required<string>();
  /** The day it is of, where it is of one; else it is that on which it is made. */
  readonly day = input<string>();

  readonly #running = signal<AbortController | undefined>(undefined);
  readonly #count = signal(0);
  protected readonly written = computed(() => (this.#running() === undefined ? undefined : this.#count()));
  protected readonly failed = signal<string | undefined>(undefined);

  ngOnDestroy(): void {
    this.cancel();
  }

  protected cancel(): void {
    this.#running()?.abort();
    this.#running.set(undefined);
  }

  protected async start(): Promise<void> {
    const running = new AbortController();
    const { signal } = running;
    this.#count.set(0);
    this.failed.set(undefined);
    this.#running.set(running);
    try {
      const onProgress = (count: number) => this.#count.set(count);
      const file = await csvBlob(this.list().everything(signal), [...this.columns()], { signal, onProgress });
      saveFile(file, `${this.name()}-${this.day() ?? new Date().toISOString().slice(0, 10)}.csv`);
    } catch (error) {
      if (!signal.aborted) this.failed.set(failureWords(error));
    } finally {
      if (this.#running() === running) this.#running.set(undefined);
    }
  }
}

/** Only what is about the server is said of it. */
function failureWords(error: unknown): string {
  return error instanceof ApiProblem || error instanceof ConnectionFailure
    ? problemWords(error)
    : $localize`Something went wrong in the portal. Load the page anew, then try again.`;
}
