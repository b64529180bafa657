import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DoctorApplicationEventPayload } from '../../../events/doctor-application-event.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import {
  type ApplicationAction,
  applicationStatusAfter,
  isOpenApplication,
} from '../rules/application-transitions.ts';
import { DoctorApplication } from './doctor-application.entity.ts';

/** One change of an application: by whom, of which, and the version they looked at. */
export interface ApplicationChange {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once?: Once | undefined;
}

export async function lockApplication(em: EntityManager, id: string): Promise<DoctorApplication> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const application = await em.findOne(DoctorApplication, { id }, { lockMode });
  if (!application) {
    throw notFound();
  }
  return application;
}

/** @throws {Refusal} `doctors.application_closed` */
export function requireOpen({ status }: DoctorApplication): void {
  if (!isOpenApplication(status)) {
    throw new Refusal('doctors.application_closed', {
      detail: `It has been ${status}.`,
      currentStatus: status,
    });
  }
}

/** Takes a step in the life of an open application. Whoever saw it before has not seen this. */
export function takeStep(application: DoctorApplication, action: ApplicationAction, now: Date): void {
  const to = applicationStatusAfter(action, application.status);
  if (to === undefined) {
    throw new Error(`an application that is ${application.status} takes no ${action}`);
  }
  application.status = to;
  application.version += 1;
  application.updatedAt = now;
}

export function applicationIds({
  id,
  accountId,
  hospitalId,
  doctorId = null,
}: DoctorApplication): DoctorApplicationEventPayload {
  return { applicationId: id, accountId, hospitalId, doctorId };
}
