import type { Tone } from '../ui/tag.ts';

export interface Doctor {
  readonly id: string;
  readonly fullName: string;
  readonly specialties: readonly string[];
  readonly languages: readonly string[];
  readonly status: 'pending' | 'active' | 'suspended';
  readonly nextAvailableAt: string | null;
  readonly hospital: { readonly name: string; readonly timeZone: string };
  readonly location: { readonly timeZone: string } | null;
}

export const statusLabels: Readonly<Record<Doctor['status'], string>> = {
  pending: 'Pending',
  active: 'Active',
  suspended: 'Suspended',
};

export const statusTones: Readonly<Record<Doctor['status'], Tone>> = {
  pending: 'busy',
  active: 'good',
  suspended: 'bad',
};
