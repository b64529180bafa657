import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { ReviewRow } from './review.queries.ts';

type Of = Pick<ReviewRow, 'patientId' | 'doctorId' | 'hospitalId'>;

export function isAuthor(caller: Caller, { patientId }: Pick<Of, 'patientId'>): boolean {
  return caller.kind === 'person' && caller.role === 'patient' && caller.accountId === patientId;
}

export function isAdmin(caller: Caller): boolean {
  return caller.kind === 'person' && caller.role === 'admin';
}

/** Whether a review concerns the caller, who then sees it hidden too: its author, its doctor, the hospital, every admin. */
export function concerns(caller: Caller, review: Of): boolean {
  const isDoctor =
    caller.kind === 'person' && caller.role === 'doctor' && caller.doctorId === review.doctorId;
  return isAuthor(caller, review) || isDoctor || worksFor(caller, review.hospitalId);
}

/** Whether it exists for this caller: published ones of active doctors do for everybody. */
export function seesReview(caller: Caller, review: Of & Pick<ReviewRow, 'status' | 'doctorStatus'>): boolean {
  const isPublic = review.status === 'published' && review.doctorStatus === 'active';
  return isPublic || concerns(caller, review);
}
