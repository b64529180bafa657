import type { components } from '@smartmedconnect/sdk';
import type { ImportAction } from '@smartmedconnect/sdk/imports';
import type { Tone } from '../ui/tag.ts';

/** One file on its way in. */
export type ImportRun = components['schemas']['ImportRun'];

export const actions: readonly ImportAction[] = ['created', 'updated', 'unchanged', 'rejected'];

export const actionLabels: Readonly<Record<ImportAction, string>> = {
  created: $localize`Created`,
  updated: $localize`Updated`,
  unchanged: $localize`Unchanged`,
  rejected: $localize`Refused`,
};

export const actionTones: Readonly<Record<ImportAction, Tone>> = {
  created: 'good',
  updated: 'busy',
  unchanged: 'plain',
  rejected: 'bad',
};

export const kindLabels: Readonly<Record<ImportRun['kind'], string>> = {
  doctors: $localize`Doctors`,
  slots: $localize`Slots`,
};

export const statuses = [
  'running',
  'completed',
  'abandoned',
] as const satisfies readonly ImportRun['status'][];

export const statusLabels: Readonly<Record<ImportRun['status'], string>> = {
  running: $localize`Running`,
  completed: $localize`Completed`,
  abandoned: $localize`Abandoned`,
};

export const modes = ['apply', 'dry_run'] as const satisfies readonly ImportRun['mode'][];

export const modeLabels: Readonly<Record<ImportRun['mode'], string>> = {
  apply: $localize`Import`,
  dry_run: $localize`Dry run`,
};

/** Whether somebody of this role may say that nobody will finish it. */
export function mayStop({ status }: Pick<ImportRun, 'status'>, role: string | undefined): boolean {
  return status === 'running' && (role === 'staff' || role === 'admin');
}

/** How a run stands, in one word and one colour: a finished run with refused rows needs a person. */
export function standing({ status, mode, counts }: ImportRun): { label: string; tone: Tone } {
  if (status === 'abandoned') return { label: $localize`Abandoned`, tone: 'plain' };
  if (status === 'running') return { label: $localize`Running`, tone: 'busy' };
  if (counts.rejected > 0)
    return { label: mode === 'dry_run' ? $localize`Faults found` : $localize`Rows refused`, tone: 'bad' };
  return { label: $localize`Done`, tone: 'good' };
}

/** How many rows of the file have had their answer. */
export function settledRows({ counts }: ImportRun): number {
  return actions.reduce((sum, action) => sum + counts[action], 0);
}
