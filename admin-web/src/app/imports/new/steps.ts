/** Where a new import stands: what the screen shows. */
export type Step = 'file' | 'columns' | 'trying' | 'tried' | 'importing' | 'done';

/** What can happen to it. */
export type Move =
  | 'chosen' // a file that can be read
  | 'mapped' // the columns are as the person wants them: the dry run may begin
  | 'ended' // the server has all rows
  | 'dropped' // the dry run was given up
  | 'corrected' // the person goes back to the columns
  | 'applied' // the rows are to go in
  | 'another'; // this file is done with

/** The whole machine: what leads where. A move that is not named here does nothing. */
export const moves: Readonly<Record<Step, Readonly<Partial<Record<Move, Step>>>>> = {
  file: { chosen: 'columns' },
  // A run that was interrupted goes on without another dry run.
  columns: { mapped: 'trying', applied: 'importing', another: 'file' },
  trying: { ended: 'tried', dropped: 'columns' },
  tried: { applied: 'importing', corrected: 'columns', another: 'file' },
  importing: { ended: 'done', corrected: 'columns', another: 'file' },
  done: { another: 'file' },
};

export function after(step: Step, move: Move): Step {
  return moves[step][move] ?? step;
}

/** What a person sees of it. */
export type Stage = 'file' | 'columns' | 'dry_run' | 'import';

export const stages: readonly Stage[] = ['file', 'columns', 'dry_run', 'import'];

export const stageOf: Readonly<Record<Step, Stage>> = {
  file: 'file',
  columns: 'columns',
  trying: 'dry_run',
  tried: 'dry_run',
  importing: 'import',
  done: 'import',
};
