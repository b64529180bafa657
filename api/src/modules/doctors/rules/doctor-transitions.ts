export const doctorStatuses = ['pending', 'active', 'suspended'] as const;

export type DoctorStatus = (typeof doctorStatuses)[number];

/** Who brings a doctor from one status to another: an admin verifies, the hospital suspends and takes back. */
const transitions: Record<DoctorStatus, Partial<Record<DoctorStatus, readonly DoctorMover[]>>> = {
  pending: { active: ['admin'], suspended: ['admin'] },
  active: { suspended: ['admin', 'hospital'] },
  suspended: { active: ['admin', 'hospital'] },
};

export type DoctorMover = 'admin' | 'hospital';

/** Staying as one is, is always possible; what an admin has suspended an admin alone takes back. */
export function mayMoveDoctor(
  from: DoctorStatus,
  to: DoctorStatus,
  mover: DoctorMover,
  suspendedBy: DoctorMover = 'hospital',
): boolean {
  if (from === to) {
    return true;
  }
  const isOverAnAdmin = from === 'suspended' && suspendedBy === 'admin' && mover !== 'admin';
  return !isOverAnAdmin && (transitions[from][to]?.includes(mover) ?? false);
}
