import type { Caller } from '../../../platform/guards/caller.ts';
import type { DisputeSide } from '../rules/reply-deadline.ts';

/** Whose word the caller's is in a dispute; undefined: for them it does not exist. */
export function sideIn(
  caller: Caller,
  { patientId, hospitalId }: { patientId: string; hospitalId: string },
): DisputeSide | undefined {
  if (caller.kind !== 'person') {
    return undefined;
  }
  switch (caller.role) {
    case 'admin':
      return 'admin';
    case 'patient':
      return caller.accountId === patientId ? 'patient' : undefined;
    case 'staff':
      return caller.hospitalId === hospitalId ? 'hospital' : undefined;
    case 'doctor':
      return undefined;
  }
}

/** Who did something, as this reader may know it: admins see everybody, the others themselves, of all else only the role. */
export function actorAs(actor: string, reader: Caller): string {
  if (reader.kind !== 'person' || reader.role === 'admin') {
    return actor;
  }
  const own = `${reader.role}:${reader.accountId}`;
  return actor === own ? actor : (actor.split(':')[0] ?? '');
}
