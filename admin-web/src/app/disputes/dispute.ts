import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

/** A patient's complaint about a visit or its money. */
export type Dispute = components['schemas']['Dispute'];
/** With what was said, handed in and gathered. */
export type DisputeRecord = components['schemas']['DisputeDetail'];
export type TimelineEntry = DisputeRecord['timeline'][number];
export type Status = Dispute['status'];
export type Kind = Dispute['kind'];

export const statuses: readonly Status[] = ['open', 'under_review', 'resolved', 'withdrawn'];

export const statusLabels: Readonly<Record<Status, string>> = {
  open: $localize`:of a dispute|:Open`,
  under_review: $localize`Under review`,
  resolved: $localize`Resolved`,
  withdrawn: $localize`Withdrawn`,
};

export const statusTones: Readonly<Record<Status, Tone>> = {
  open: 'bad',
  under_review: 'busy',
  resolved: 'good',
  withdrawn: 'plain',
};

export const kinds: readonly Kind[] = [
  'charged_but_not_seen',
  'wrong_amount',
  'doctor_no_show',
  'quality',
  'other',
];

export const kindLabels: Readonly<Record<Kind, string>> = {
  charged_but_not_seen: $localize`Charged but not seen`,
  wrong_amount: $localize`Wrong amount`,
  doctor_no_show: $localize`Doctor did not come`,
  quality: $localize`Quality of the visit`,
  other: $localize`Something else`,
};

export const sideLabels: Readonly<Record<'patient' | 'hospital' | 'admin', string>> = {
  patient: $localize`Patient`,
  hospital: $localize`Hospital`,
  admin: $localize`Administrator`,
};

/** Whose answer can be waited for. */
export const sides = ['patient', 'hospital', 'admin'] as const;

/** Who can be silent: for the admins' own answer nobody takes over. */
export const silentSides = ['patient', 'hospital'] as const;

/** Whether anything can still be said or decided. */
export function isUnsettled({ status }: Pick<Dispute, 'status'>): boolean {
  return status === 'open' || status === 'under_review';
}

/** Whether the side whose answer is waited for has let its time pass. */
export function isOverdue({ dueAt }: Pick<Dispute, 'dueAt'>, now: Date): boolean {
  return dueAt !== null && new Date(dueAt) < now;
}

/** Who works on it, or has. */
export function assigneeWords(
  { assigneeId, assigneeName, status }: Pick<Dispute, 'assigneeId' | 'assigneeName' | 'status'>,
  viewerId: string | undefined,
): string {
  if (!assigneeId) return isUnsettled({ status }) ? $localize`Nobody yet` : $localize`Nobody`;
  if (assigneeId === viewerId) return $localize`You`;
  return assigneeName ?? $localize`Another administrator`;
}
