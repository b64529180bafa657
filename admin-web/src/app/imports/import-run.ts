import type { Tone } from '../ui/tag.ts';

export type Action = 'created' | 'updated' | 'unchanged' | 'rejected';

/** One file on its way in. */
export interface ImportRun {
  readonly id: string;
  readonly kind: 'doctors' | 'slots';
  readonly mode: 'dry_run' | 'apply';
  readonly status: 'running' | 'completed';
  readonly fileName: string;
  readonly totalRows: number;
  readonly counts: Readonly<Record<Action, number>>;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly createdBy?: { readonly fullName: string } | null;
}

/** What became of one line of the file. */
export interface ImportResult {
  readonly line: number;
  readonly externalId: string | null;
  readonly action: Action;
  readonly errors: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
    readonly value: string | null;
  }[];
}

export const actions: readonly Action[] = ['created', 'updated', 'unchanged', 'rejected'];

export const actionLabels: Readonly<Record<Action, string>> = {
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  rejected: 'Rejected',
};

export const actionTones: Readonly<Record<Action, Tone>> = {
  created: 'good',
  updated: 'busy',
  unchanged: 'plain',
  rejected: 'bad',
};

export const kindLabels: Readonly<Record<ImportRun['kind'], string>> = { doctors: 'Doctors', slots: 'Slots' };

/** How a run stands, in one word and one colour: a finished run with refused rows needs a person. */
export function standing({ status, mode, counts }: ImportRun): { label: string; tone: Tone } {
  if (status === 'running') return { label: 'Running', tone: 'busy' };
  if (counts.rejected > 0)
    return { label: mode === 'dry_run' ? 'Faults found' : 'Done, rows refused', tone: 'bad' };
  return { label: 'Done', tone: 'good' };
}

/** How many rows of the file have had their answer. */
export function settledRows({ counts }: ImportRun): number {
  return actions.reduce((sum, action) => sum + counts[action], 0);
}
