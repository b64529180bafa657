import type { components } from '@smartmedconnect/sdk';
import { formatLocale } from '../ui/language.ts';
import type { Tone } from '../ui/tag.ts';

/** A doctor who registered and waits to be verified. */
export type Application = components['schemas']['DoctorApplication'];
export type Check = Application['checks'][number];
export type Status = Application['status'];

export const statuses = ['open', 'submitted', 'in_review', 'approved', 'rejected', 'all'] as const;

export const statusLabels: Readonly<Record<Status, string>> = {
  submitted: $localize`:of an application|:Submitted`,
  in_review: $localize`:of an application|:In review`,
  approved: $localize`:of an application|:Approved`,
  rejected: $localize`:of an application|:Rejected`,
};

export const filterLabels: Readonly<Record<(typeof statuses)[number], string>> = {
  ...statusLabels,
  open: $localize`To be decided`,
  all: $localize`:of applications|:All`,
};

export const statusTones: Readonly<Record<Status, Tone>> = {
  submitted: 'busy',
  in_review: 'busy',
  approved: 'good',
  rejected: 'bad',
};

export const checkLabels: Readonly<Record<Check['name'], string>> = {
  identity: $localize`Identity`,
  licence_register: $localize`Licence in the register`,
  qualification: $localize`Qualification`,
  hospital_confirmation: $localize`Confirmed by the hospital`,
  indemnity_insurance: $localize`Indemnity insurance`,
};

/** What to do for each, in the words of somebody who has done it often. */
export const checkHints: Readonly<Record<Check['name'], string>> = {
  identity: $localize`Compare an official document with the name and the face.`,
  licence_register: $localize`Look the number up with the authority that issued it: valid, not restricted, the same name.`,
  qualification: $localize`See the degrees, and ask the school when in doubt.`,
  hospital_confirmation: $localize`Ask the hospital, by a number you know, whether this doctor works there.`,
  indemnity_insurance: $localize`See the certificate and until when it holds.`,
};

export const outcomes = ['pending', 'passed', 'failed'] as const satisfies readonly Check['outcome'][];

export const outcomeLabels: Readonly<Record<Check['outcome'], string>> = {
  pending: $localize`:of a check|:Pending`,
  passed: $localize`:of a check|:Passed`,
  failed: $localize`:of a check|:Failed`,
};

export const outcomeTones: Readonly<Record<Check['outcome'], Tone>> = {
  pending: 'plain',
  passed: 'good',
  failed: 'bad',
};

/** Whether anything can still be looked into or decided. */
export function isOpen({ status }: Pick<Application, 'status'>): boolean {
  return status === 'submitted' || status === 'in_review';
}

/** The required checks that have not passed: none of them may be left for an approval. */
export function inTheWay({ checks }: Pick<Application, 'checks'>): Check[] {
  return checks.filter(({ required, outcome }) => required && outcome !== 'passed');
}

/** How many checks have been settled, of how many. */
export function progress({ checks }: Pick<Application, 'checks'>): { settled: number; all: number } {
  return { settled: checks.filter(({ outcome }) => outcome !== 'pending').length, all: checks.length };
}

const languageNames = new Intl.DisplayNames(formatLocale, { type: 'language', fallback: 'code' });
const regionNames = new Intl.DisplayNames(formatLocale, { type: 'region', fallback: 'code' });

export function languageWords(tags: readonly string[]): string {
  const names = tags.map((tag) => languageNames.of(tag) ?? tag);
  return new Intl.ListFormat(formatLocale, { type: 'unit', style: 'short' }).format(names);
}

export function countryWords(code: string): string {
  return regionNames.of(code) ?? code;
}
