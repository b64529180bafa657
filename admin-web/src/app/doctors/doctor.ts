import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

export type Doctor = components['schemas']['Doctor'];

export const statuses = ['pending', 'active', 'suspended'] as const satisfies readonly Doctor['status'][];

export const statusLabels: Readonly<Record<Doctor['status'], string>> = {
  pending: $localize`Pending`,
  active: $localize`Active`,
  suspended: $localize`Suspended`,
};

export const statusTones: Readonly<Record<Doctor['status'], Tone>> = {
  pending: 'busy',
  active: 'good',
  suspended: 'bad',
};
