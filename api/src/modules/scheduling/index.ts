import { AppointmentHistorySchema } from './appointments/appointment-history.entity.ts';
import { AppointmentSchema } from './appointments/appointment.entity.ts';
import { SlotSchema } from './slots/slot.entity.ts';

/**
 * The door of scheduling.
 *
 * **Whoever writes slots set-wise** (imports) keeps the promise by three steps in one transaction, READ COMMITTED, each a
 * statement of its own so that it sees what was committed before it:
 *
 * 1. `select lock_doctors($1::uuid[])`: the rows of every doctor it touches, in the order of their ids. From here on nobody
 *    else claims or frees time of theirs.
 * 2. Its own inserts, updates and deletes. Updates and deletes carry `and appointment_id is null`: a slot that an
 *    appointment has is never moved, shortened or deleted. Inserts leave `appointment_id` null.
 * 3. `select settle_slots($1::uuid[], $2, $3)` with the same doctors and the span from the earliest start to the latest end
 *    it wrote: new slots over an active appointment are given to it, and so are taken from birth. Its cost follows the
 *    number of appointments in the span, not the number of slots.
 *
 * A slot is unique by `(doctor_id, lane, starts_at)` and by `(hospital_id, external_id, lane)`; a capacity of n is n lanes.
 */
export { AppointmentEntity } from './appointments/appointment.entity.ts';
export { appointmentLifecycle } from './appointment-lifecycle.ts';
export { CountVisits, type VisitFigures } from './figures/count-visits.ts';
export { FindPaidWithoutVisit, type PaidWithoutVisit } from './figures/paid-without-visit.ts';
export { SchedulingModule } from './scheduling.module.ts';

export const schedulingEntities = [SlotSchema, AppointmentSchema, AppointmentHistorySchema];
