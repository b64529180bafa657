import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Drop } from './drop.ts';
import { Icon } from './icon.ts';
import { KeepFocus } from './keep-focus.ts';
import type { List } from './list.ts';
import { problemWords } from './problem-of.ts';
import { recordOf } from './record.ts';
import { Undo } from './undo.ts';
import { ViewStore, type View } from './view-store.ts';

/** A person's own views of a list: gone to, kept under a name, renamed, forgotten. */
@Component({
  selector: 'smc-saved-views',
  imports: [Drop, Icon, KeepFocus, MatButton],
  templateUrl: './saved-views.html',
  styleUrl: './saved-views.scss',
})
export class SavedViews {
  readonly list = input.required<List<unknown>>();
  /** The name the list is kept under: `disputes`. */
  readonly screen = input.required<string>();

  readonly #store = inject(ViewStore);
  readonly #undo = inject(Undo);
  protected readonly drop = viewChild.required(Drop);
  protected readonly loading = recordOf({
    of: () => this.screen(),
    load: (screen) => this.#store.of(screen),
  });
  protected readonly views = this.loading.value;
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly renaming = signal<string | undefined>(undefined);
  readonly #query = computed(() => this.list().url.view());

  protected renameLabel({ name }: View): string {
    return $localize`Rename ${name}:name:`;
  }

  protected removeLabel({ name }: View): string {
    return $localize`Delete ${name}:name:`;
  }

  protected isShown(view: View): boolean {
    return view.query === this.#query();
  }

  protected open(view: View): void {
    this.list().url.open(view.query);
    this.drop().close();
  }

  protected async save(field: HTMLInputElement): Promise<void> {
    const name = field.value.trim();
    if (name === '') {
      field.focus();
      return;
    }
    await this.#change(() => this.#store.save(this.screen(), name, this.#query()));
    if (this.problem() === undefined) field.value = '';
  }

  protected async rename(view: View, field: HTMLInputElement): Promise<void> {
    const name = field.value.trim();
    if (name !== '' && name !== view.name) {
      await this.#change(() => this.#store.rename(this.screen(), view, name));
    }
    if (this.problem() === undefined) this.renaming.set(undefined);
  }

  protected remove(view: View): Promise<void> {
    this.problem.set(undefined);
    return this.#undo.offer({
      done: $localize`The view “${view.name}:name:” is deleted.`,
      show: () => this.loading.show((views) => views.filter(({ id }) => id !== view.id)),
      send: () => this.#store.remove(view),
      takeBack: () => this.#store.save(this.screen(), view.name, view.query),
      settled: () => this.loading.reload(),
    });
  }

  async #change(change: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    try {
      await change();
    } catch (error) {
      this.problem.set(problemWords(error));
    }
    this.loading.reload();
  }
}
