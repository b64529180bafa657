import type { components } from '@smartmedconnect/sdk';

/** One line of the audit log. */
export type AuditEntry = components['schemas']['AuditEntry'];
export type Resource = AuditEntry['resource']['type'];

export const resourceLabels: Readonly<Record<Resource, string>> = {
  api_key: $localize`API key`,
  appointment: $localize`Appointment`,
  dispute: $localize`Dispute`,
  doctor: $localize`Doctor`,
  doctor_application: $localize`Application of a doctor`,
  hospital: $localize`Hospital`,
  import: $localize`Import`,
  job: $localize`Job`,
  location: $localize`Location`,
  receipt: $localize`Receipt`,
  reconciliation: $localize`Comparison with Stripe`,
  refund: $localize`Refund`,
  review: $localize`Review`,
  user: $localize`Account`,
  visit_type: $localize`Visit type`,
};

export const resources = Object.keys(resourceLabels) as readonly Resource[];

/** Where the portal shows a record; undefined for what has no screen of its own. */
export function screenOf({ type, id }: AuditEntry['resource']): readonly string[] | undefined {
  const area = areas[type];
  return area === undefined || id === null ? undefined : ['/', area, id];
}

const areas: Partial<Record<Resource, string>> = {
  appointment: 'appointments',
  dispute: 'disputes',
  doctor: 'doctors',
  doctor_application: 'verification',
  hospital: 'hospitals',
  import: 'imports',
  // It goes by the id of its appointment.
  receipt: 'appointments',
  user: 'users',
};

/** Who did it, as far as it is known: a name, an address, or in a word what kind of somebody. */
export function actorWords({ kind, name, email }: AuditEntry['actor']): string {
  return name ?? email ?? actorKindLabels[kind];
}

export const actorKindLabels: Readonly<Record<AuditEntry['actor']['kind'], string>> = {
  user: $localize`Deleted account`,
  api_key: $localize`API key`,
  system: $localize`The server itself`,
  anonymous: $localize`Somebody not signed in`,
};
