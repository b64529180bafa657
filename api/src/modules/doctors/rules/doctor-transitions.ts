export const doctorStatuses = ['pending', 'active', 'suspended'] as const;

export type DoctorStatus = (typeof doctorStatuses)[number];

/** Who brings a doctor from one status to another: an admin verifies, the hospital suspends and takes back. */
const transitions: Record<DoctorStatus, Partial<Record<DoctorStatus, readonly DoctorMover[]>>> = {
  pending: { active: ['admin'], suspended: ['admin'] },
  active: { suspended: ['admin', 'hospital'] },
  suspended: { active: ['admin', 'hospital'] },
};

export type DoctorMover = 'admin' | 'hospital';

/** Staying as one is, is always possible. */
export function mayMoveDoctor(from: DoctorStatus, to: DoctorStatus, mover: DoctorMover): boolean {
  return from === to || (transitions[from][to]?.includes(mover) ?? false);
}
