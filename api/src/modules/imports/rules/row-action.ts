import type { RowFault } from './row-fault.ts';

export const rowActions = ['created', 'updated', 'unchanged', 'rejected'] as const;

/** What became of a row. */
export type RowAction = (typeof rowActions)[number];

/** What became of the rows of a batch: an action for each, and the faults of those that were rejected, by place. */
export class Verdicts {
  readonly actions: RowAction[];
  readonly faults = new Map<number, RowFault[]>();

  constructor(rows: number) {
    this.actions = new Array<RowAction>(rows).fill('rejected');
  }

  accept(index: number, action: RowAction): void {
    this.actions[index] = action;
  }

  reject(index: number, faults: RowFault[]): void {
    this.actions[index] = 'rejected';
    this.faults.set(index, faults);
  }
}
