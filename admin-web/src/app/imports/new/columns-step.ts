import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { NgTemplateOutlet } from '@angular/common';
import {
  importColumns,
  importKinds,
  type Column,
  type FieldSpec,
  type ImportKind,
} from '@smartmedconnect/sdk/imports';
import { problemOf } from '../../ui/problem-of.ts';
import { CountPipe } from '../../ui/count.ts';
import { HospitalChoice } from '../../ui/hospital-choice.ts';
import { ProblemNote } from '../../ui/problem-note.ts';
import { kindLabels, settledRows, type ImportRun } from '../import-run.ts';
import { StopImport } from '../stop-import.ts';
import { ColumnField } from './column-field.ts';
import { FaultNote } from './fault-note.ts';
import { ImportPlan } from './import-plan.ts';
import { withField } from './mapping-draft.ts';
import { MappingTools } from './mapping-tools.ts';
import { SampleTable } from './sample-table.ts';
import { TriedRows } from './tried-rows-list.ts';
import { triedRows } from './tried-rows.ts';

/** Whose the rows are, what they are and which column is which. */
@Component({
  selector: 'smc-columns-step',
  imports: [
    ColumnField,
    CountPipe,
    FaultNote,
    HospitalChoice,
    MappingTools,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    NgTemplateOutlet,
    ProblemNote,
    SampleTable,
    TriedRows,
  ],
  templateUrl: './columns-step.html',
  styleUrl: './new-import.scss',
})
export class ColumnsStep {
  readonly tried = output();
  readonly resumed = output();
  readonly another = output();

  readonly #stopping = inject(StopImport);
  protected readonly plan = inject(ImportPlan);
  protected readonly problemOf = problemOf;
  protected readonly kinds = importKinds;
  protected readonly kindLabels = kindLabels;
  protected readonly settledRows = settledRows;
  /** Columns that say something, or have to; the others are put aside, together. */
  readonly #isInSight = ({ name, required }: Column) => required || name in this.plan.begun().fields;
  protected readonly groups = computed(() => {
    const columns = importColumns[this.plan.kind()];
    const inSight = columns.filter(this.#isInSight);
    return { inSight, aside: columns.filter((column) => !inSight.includes(column)) };
  });
  protected readonly sample = computed(() => this.plan.file()?.sample ?? []);
  protected readonly rows = computed(() => {
    const { mapper } = this.plan.check();
    return mapper === undefined ? [] : triedRows(mapper, this.sample(), this.plan.currency());
  });
  /** All that stands between the person and the dry run. */
  protected readonly needsHospital = computed(() => this.plan.hospitalId() === undefined);
  protected readonly isReady = computed(() => this.plan.survey.hasValue());

  protected chooseKind(kind: string): void {
    const known = this.kinds.find((one) => one === kind);
    if (known !== undefined) this.plan.chooseKind(known satisfies ImportKind);
  }

  protected async stop({ id, fileName }: Pick<ImportRun, 'id' | 'fileName'>): Promise<void> {
    await this.#stopping.stop(id, fileName, false);
    this.plan.lookForUnfinished();
  }

  protected change(column: string, spec: FieldSpec | undefined): void {
    this.plan.choose(withField(this.plan.mapping(), column, spec), 'hand');
  }
}
