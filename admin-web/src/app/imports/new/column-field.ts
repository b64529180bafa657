import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Column, FieldSpec, ImportKind, SourceRecord } from '@smartmedconnect/sdk/imports';
import { ColumnTreatment } from './column-treatment.ts';
import { examplesOf } from './file-values.ts';
import { JoinedColumns } from './joined-columns.ts';
import { choiceOf, columnChoice, fixedValue, noSource, severalColumns, specOf } from './source-choice.ts';
import { columnWords } from './words.ts';

/** One of our columns, and what it is made from. */
@Component({
  selector: 'smc-column-field',
  imports: [ColumnTreatment, JoinedColumns, MatButton, MatFormField, MatHint, MatInput, MatLabel],
  templateUrl: './column-field.html',
  styleUrl: './column-field.scss',
  host: { role: 'group', '[attr.aria-label]': 'column().name' },
})
export class ColumnField {
  readonly column = input.required<Column>();
  readonly kind = input.required<ImportKind>();
  readonly spec = input.required<FieldSpec | undefined>();
  readonly header = input.required<readonly string[]>();
  readonly sample = input.required<readonly SourceRecord[]>();
  readonly changed = output<FieldSpec | undefined>();

  protected readonly noSource = noSource;
  protected readonly fixedValue = fixedValue;
  protected readonly severalColumns = severalColumns;
  protected readonly choice = computed(() => choiceOf(this.spec()));
  protected readonly words = computed(() => columnWords[this.kind()][this.column().name] ?? '');
  protected readonly options = computed(() => optionsOf(this.header()));
  protected readonly examples = computed(() => examplesOf(this.spec(), this.header(), this.sample()));
  protected readonly isOpen = signal(false);
  /** A fixed value is written as it is to be; what comes from the file may need more. */
  protected readonly isTreated = computed(() => this.spec() !== undefined && this.choice() !== fixedValue);

  protected choose(choice: string): void {
    this.changed.emit(specOf(choice, this.spec(), this.header()));
  }

  protected fix(constant: string): void {
    this.changed.emit({ constant: constant.trim() });
  }
}

/** Columns with a name, each once. */
function optionsOf(header: readonly string[]): { value: string; name: string }[] {
  const named = header.filter((name) => name.trim() !== '');
  const options = new Map(named.map((name) => [columnChoice(name), name.trim()] as const));
  return [...options].map(([value, name]) => ({ value, name }));
}
