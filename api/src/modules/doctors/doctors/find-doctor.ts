import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { seesInFull } from '../rules/viewer.ts';
import { Doctor } from './doctor.entity.ts';
import { viewerOf } from './viewer-of.ts';

/** The doctor for a change, locked; somebody else's doctor is nobody's. */
export async function findOwnDoctor(em: EntityManager, caller: Caller, id: string): Promise<Doctor> {
  const doctor = await em.findOne(Doctor, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!doctor || !seesInFull(viewerOf(caller), doctor)) {
    throw notFound();
  }
  return doctor;
}

/** The doctor as the caller may see him: the active ones are public. */
export async function findVisibleDoctor(
  em: EntityManager,
  caller: Caller,
  id: string,
): Promise<VisibleDoctor> {
  const doctor = await em.findOne(Doctor, { id });
  const inFull = doctor !== null && seesInFull(viewerOf(caller), doctor);
  if (!doctor || !(inFull || doctor.status === 'active')) {
    throw notFound();
  }
  return { doctor, inFull };
}

export interface VisibleDoctor {
  doctor: Doctor;
  inFull: boolean;
}
