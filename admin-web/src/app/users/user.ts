import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

/** An account as admins see it. */
export type User = components['schemas']['User'];

export const roles = ['patient', 'doctor', 'staff', 'admin'] as const satisfies readonly User['role'][];

export const roleLabels: Readonly<Record<User['role'], string>> = {
  patient: $localize`Patient`,
  doctor: $localize`Doctor`,
  staff: $localize`Hospital staff`,
  admin: $localize`Administrator`,
};

export const statuses = ['active', 'suspended'] as const satisfies readonly User['status'][];

export const statusLabels: Readonly<Record<User['status'], string>> = {
  active: $localize`:of an account|:Active`,
  suspended: $localize`:of an account|:Suspended`,
};

/** How an account stands, in one word: a lock ends by itself, a suspension does not. */
export function standing({ status, lockedUntil }: User, now: Date): { label: string; tone: Tone } {
  if (status === 'suspended') return { label: statusLabels.suspended, tone: 'bad' };
  if (lockedUntil !== null && new Date(lockedUntil) > now)
    return { label: $localize`Locked for now`, tone: 'busy' };
  return { label: statusLabels.active, tone: 'good' };
}
