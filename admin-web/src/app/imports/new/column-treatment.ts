import { Component, computed, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { treatments, type Column, type FieldSpec } from '@smartmedconnect/sdk/imports';
import { ValueTable } from './value-table.ts';
import { otherwiseLabels, treatmentLabels } from './words.ts';

/** How the values of one column are changed on their way: parted, treated, looked up in a table. */
@Component({
  selector: 'smc-column-treatment',
  imports: [MatFormField, MatInput, MatLabel, ValueTable],
  templateUrl: './column-treatment.html',
  styleUrl: './column-treatment.scss',
})
export class ColumnTreatment {
  readonly column = input.required<Column>();
  readonly spec = input.required<FieldSpec>();
  readonly changed = output<FieldSpec>();

  protected readonly treatments = treatments;
  protected readonly treatmentLabels = treatmentLabels;
  protected readonly ways = ['refuse', 'keep', 'omit'] as const;
  protected readonly otherwiseLabels = otherwiseLabels;
  protected readonly isList = computed(() => this.column().value === 'list');
  /** Only what is treated can be something the treatment does not know. */
  protected readonly canFail = computed(
    () => this.spec().as !== undefined || this.spec().table !== undefined,
  );

  protected toggle(name: string, isOn: boolean): void {
    const others = (this.spec().as ?? []).filter((one) => one !== name);
    const { as: _, ...rest } = this.spec();
    const as = isOn ? [...others, name] : others;
    this.changed.emit(as.length > 0 ? { ...rest, as } : rest);
  }

  protected part(split: string): void {
    const { split: _, ...rest } = this.spec();
    this.changed.emit(split === '' || split === '|' ? rest : { ...rest, split });
  }

  protected look(table: Record<string, string> | undefined): void {
    const { table: _, ...rest } = this.spec();
    this.changed.emit(table === undefined ? rest : { ...rest, table });
  }

  protected otherwise(way: string): void {
    const otherwise = this.ways.find((one) => one === way) ?? 'refuse';
    this.changed.emit({ ...this.spec(), otherwise });
  }
}
