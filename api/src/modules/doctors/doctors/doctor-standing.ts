import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { type DoctorMover, mayMoveDoctor } from '../rules/doctor-transitions.ts';
import type { DoctorStatus } from '../rules/doctor-transitions.ts';
import type { Doctor } from './doctor.entity.ts';

type Standing = Pick<Doctor, 'status' | 'suspendedAt' | 'suspendedBy' | 'suspensionReason'>;

/**
 * What of a doctor changes when the caller brings him to another status; nothing when he has it already.
 *
 * @throws {Refusal} `doctors.invalid_transition`
 */
export function standing(
  caller: Caller,
  doctor: Doctor,
  { status, reason = null, now }: { status: DoctorStatus; reason?: string | null; now: Date },
): Partial<Standing> {
  const mover: DoctorMover = caller.kind === 'person' && caller.role === 'admin' ? 'admin' : 'hospital';
  const suspendedBy: DoctorMover = doctor.suspendedBy?.startsWith('admin:') ? 'admin' : 'hospital';
  if (!mayMoveDoctor(doctor.status, status, mover, suspendedBy)) {
    throw new Refusal('doctors.invalid_transition', {
      detail: `A doctor who is ${doctor.status} cannot be made ${status} by you.`,
    });
  }
  if (status === doctor.status) {
    return {};
  }
  return status === 'suspended'
    ? { status, suspendedAt: now, suspendedBy: actorOf(caller), suspensionReason: reason }
    : { status, suspendedAt: null, suspendedBy: null, suspensionReason: null };
}
