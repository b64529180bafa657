import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

export type Job = components['schemas']['Job'];
export type JobState = Job['state'];

/** Those the list can be narrowed to; what is done is gone from it. */
export const states = ['dead', 'failed', 'waiting', 'active'] as const satisfies readonly JobState[];

export const stateLabels: Readonly<Record<JobState, string>> = {
  dead: $localize`Given up`,
  failed: $localize`To be tried again`,
  waiting: $localize`Waiting`,
  active: $localize`At work`,
  done: $localize`Done`,
};

export const stateTones: Readonly<Record<JobState, Tone>> = {
  dead: 'bad',
  failed: 'busy',
  waiting: 'plain',
  active: 'busy',
  done: 'good',
};

/** What can be sent on its way at once: what was given up, and what would be tried later. */
export function canBeRetried({ state }: Pick<Job, 'state'>): boolean {
  return state === 'dead' || state === 'failed';
}
