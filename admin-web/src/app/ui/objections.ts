import type { components } from '@smartmedconnect/sdk';

/** Why a review, or the answer to one, should not stand. */
export type Objection = components['schemas']['ReviewObjection'];

export const objections: readonly Objection[] = [
  'spam',
  'offensive',
  'personal_data',
  'health_of_others',
  'not_about_the_visit',
  'false_statement',
  'other',
];

export const objectionLabels: Readonly<Record<Objection, string>> = {
  spam: $localize`Spam`,
  offensive: $localize`Offensive`,
  personal_data: $localize`Personal data`,
  health_of_others: $localize`Health of others`,
  not_about_the_visit: $localize`Not about the visit`,
  false_statement: $localize`False statement`,
  other: $localize`Other`,
};
