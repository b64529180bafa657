import type { Caller } from '../../../platform/guards/caller.ts';
import type { Hospital } from './hospital.entity.ts';
import type { HospitalAnswer } from './hospital.schemas.ts';

/** What the caller may read of a hospital: the terms between it and the platform are theirs and the admins' alone. */
export function hospitalAnswer(hospital: Hospital, caller: Caller): HospitalAnswer {
  return {
    id: hospital.id,
    slug: hospital.slug,
    name: hospital.name,
    timeZone: hospital.timeZone,
    currency: hospital.currency,
    policy: hospital.policy,
    legalName: hospital.legalName ?? null,
    taxLine: hospital.taxLine ?? null,
    ...(seesTerms(caller, hospital.id) && {
      stripeAccountId: hospital.stripeAccountId ?? null,
      platformFeeBps: hospital.platformFeeBps ?? null,
    }),
    version: hospital.version,
    createdAt: hospital.createdAt.toISOString(),
    updatedAt: hospital.updatedAt.toISOString(),
  };
}

function seesTerms(caller: Caller, hospitalId: string): boolean {
  return (
    caller.kind === 'person' &&
    (caller.role === 'admin' || (caller.role === 'staff' && caller.hospitalId === hospitalId))
  );
}
