import type { Hospital } from './hospital.entity.ts';
import type { HospitalAnswer } from './hospital.schemas.ts';

export function hospitalAnswer(hospital: Hospital): HospitalAnswer {
  return {
    id: hospital.id,
    slug: hospital.slug,
    name: hospital.name,
    timeZone: hospital.timeZone,
    currency: hospital.currency,
    policy: hospital.policy,
    version: hospital.version,
    createdAt: hospital.createdAt.toISOString(),
    updatedAt: hospital.updatedAt.toISOString(),
  };
}
