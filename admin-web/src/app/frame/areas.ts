import type { components } from '@smartmedconnect/sdk';
import type { IconName } from '../ui/icon.ts';

export type Role = components['schemas']['Account']['role'];

/** A part of the portal, by the first step of its address. */
export interface Area {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** Who finds something there; the server refuses the others anyway. */
  readonly roles: readonly Role[];
}

/** In the order of the navigation. The first a person may see is where they begin. */
export const areas: readonly Area[] = [
  { path: 'overview', label: $localize`Overview`, icon: 'overview', roles: ['staff', 'admin'] },
  { path: 'today', label: $localize`My day`, icon: 'today', roles: ['doctor'] },
  {
    path: 'appointments',
    label: $localize`Appointments`,
    icon: 'appointments',
    roles: ['doctor', 'staff', 'admin'],
  },
  { path: 'profile', label: $localize`My profile`, icon: 'profile', roles: ['doctor'] },
  { path: 'own-reviews', label: $localize`My reviews`, icon: 'reviews', roles: ['doctor'] },
  { path: 'disputes', label: $localize`Disputes`, icon: 'disputes', roles: ['staff', 'admin'] },
  { path: 'payments', label: $localize`Payments`, icon: 'payments', roles: ['staff', 'admin'] },
  { path: 'reviews', label: $localize`Reviews`, icon: 'reviews', roles: ['admin'] },
  { path: 'hospital-reviews', label: $localize`Reviews`, icon: 'reviews', roles: ['staff'] },
  { path: 'doctors', label: $localize`Doctors`, icon: 'doctors', roles: ['doctor', 'staff', 'admin'] },
  { path: 'hospitals', label: $localize`Hospitals`, icon: 'hospitals', roles: ['admin'] },
  { path: 'verification', label: $localize`Verification`, icon: 'check', roles: ['admin'] },
  { path: 'imports', label: $localize`Imports`, icon: 'imports', roles: ['staff', 'admin'] },
  { path: 'api-keys', label: $localize`API keys`, icon: 'keys', roles: ['staff', 'admin'] },
  { path: 'users', label: $localize`Users`, icon: 'users', roles: ['admin'] },
  { path: 'audit', label: $localize`Audit log`, icon: 'audit', roles: ['admin'] },
  { path: 'system', label: $localize`System`, icon: 'system', roles: ['admin'] },
];

export function areasOf(role: Role | undefined): readonly Area[] {
  return areas.filter(({ roles }) => role !== undefined && roles.includes(role));
}

/** Where a person begins; `nothing-here` for those who have no business in the portal. */
export function startOf(role: Role | undefined): string {
  return areasOf(role)[0]?.path ?? 'nothing-here';
}

/** Whether an address (`/disputes/0199?tab=files`) is of an area of somebody else's. */
export function isForeign(url: string, role: Role | undefined): boolean {
  const first = url.split(/[/?#]/)[1];
  return areas.some(({ path }) => path === first) && !areasOf(role).some(({ path }) => path === first);
}
