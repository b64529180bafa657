import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import type { Visits } from '../visits.ts';

/** The patient pays, or somebody of the hospital helps them to; for all others there is no such appointment. */
export async function requirePayer(visits: Visits, caller: Caller, appointmentId: string): Promise<void> {
  const owner = await visits.paidFor.ownerOf(appointmentId);
  const own = caller.kind === 'person' && caller.role === 'patient' && caller.accountId === owner?.patientId;
  if (!owner || !(own || worksFor(caller, owner.hospitalId))) {
    throw notFound();
  }
}
