import type { Doctor } from './doctor.ts';

/**
 * Who makes a doctor bookable: an admin everybody, the hospital those it suspended itself. Who waits to be verified, or was suspended by an
 * admin, is let in by an admin alone; the server refuses the hospital.
 */
export function mayActivate(
  { status, suspension }: Pick<Doctor, 'status' | 'suspension'>,
  role: string | undefined,
): boolean {
  if (status === 'active') return false;
  if (role === 'admin') return true;
  return role === 'staff' && status === 'suspended' && suspension?.by?.startsWith('admin:') !== true;
}
