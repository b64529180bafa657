import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  output,
  signal,
  viewChildren,
  type OnInit,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { FieldSpec } from '@smartmedconnect/sdk/imports';
import { valuesOf } from './file-values.ts';
import { ImportPlan } from './import-plan.ts';

interface Entry {
  readonly from: string;
  readonly to: string;
}

/** A table of values: what stands in the file, and what it is with us. Its lines stay as they were typed until the settings are closed. */
@Component({
  selector: 'smc-value-table',
  imports: [MatButton, MatIconButton],
  templateUrl: './value-table.html',
  styleUrl: './value-table.scss',
})
export class ValueTable implements OnInit {
  readonly spec = input.required<FieldSpec>();
  readonly isList = input.required<boolean>();
  readonly changed = output<Record<string, string> | undefined>();

  readonly #plan = inject(ImportPlan);
  readonly #injector = inject(Injector);
  protected readonly boxes = viewChildren<ElementRef<HTMLInputElement>>('from, to');
  protected readonly entries = signal<readonly Entry[]>([]);
  protected readonly isReading = signal(false);

  ngOnInit(): void {
    this.entries.set(Object.entries(this.spec().table ?? {}).map(([from, to]) => ({ from, to })));
  }

  protected labelOf({ from }: Entry): string {
    return $localize`With us, for ${from}:value:`;
  }

  protected awayLabelOf({ from }: Entry): string {
    return $localize`Take ${from}:value: out of the table`;
  }

  protected add(): void {
    this.entries.update((entries) => [...entries, { from: '', to: '' }]);
    this.#goTo(this.entries().length - 1, 'from');
  }

  /** Every value of the file gets a line; what the table knows already stays. */
  protected async takeFromFile(): Promise<void> {
    const source = this.#plan.file()?.source;
    if (source === undefined || this.isReading()) return;
    this.isReading.set(true);
    try {
      const values = await valuesOf(this.spec(), source, this.isList());
      const known = new Set(this.entries().map(({ from }) => from.trim().toLowerCase()));
      const fresh = values.filter((value) => !known.has(value.toLowerCase()));
      const first = this.entries().length;
      this.#set([...this.entries(), ...fresh.map((value) => ({ from: value, to: value }))]);
      if (fresh.length > 0) this.#goTo(first, 'to');
    } finally {
      this.isReading.set(false);
    }
  }

  protected write(at: number, entry: Entry): void {
    this.#set(this.entries().with(at, entry));
  }

  protected remove(at: number): void {
    this.#set(this.entries().toSpliced(at, 1));
  }

  /** Whoever asked for a line wants to fill it. */
  #goTo(at: number, side: 'from' | 'to'): void {
    const focus = () => this.boxes()[2 * at + (side === 'from' ? 0 : 1)]?.nativeElement.focus();
    afterNextRender(focus, { injector: this.#injector });
  }

  #set(entries: readonly Entry[]): void {
    this.entries.set(entries);
    const filled = entries.filter(({ from }) => from.trim() !== '');
    const table = Object.fromEntries(filled.map(({ from, to }) => [from.trim().toLowerCase(), to.trim()]));
    this.changed.emit(filled.length > 0 ? table : undefined);
  }
}
