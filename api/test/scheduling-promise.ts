import type pg from 'pg';

const occupies = `status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show')`;

/** What must hold after any storm, each as a query for the exceptions. */
const breaches = {
  'active appointments of a doctor and lane that overlap': `
    select a.id, b.id as other from appointments a join appointments b
        on a.doctor_id = b.doctor_id and a.lane = b.lane and a.id < b.id
       and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
     where a.${occupies} and b.${occupies}`,
  'slots within an active appointment that do not name it': `
    select s.id, a.id as appointment, s.appointment_id from appointments a join slots s
        on s.doctor_id = a.doctor_id and s.lane = a.lane and s.starts_at >= a.starts_at and s.ends_at <= a.ends_at
     where a.${occupies} and s.appointment_id is distinct from a.id`,
  'slots that name an appointment which has ended or is not there': `
    select s.id, s.appointment_id from slots s left join appointments a on a.id = s.appointment_id
     where s.appointment_id is not null and (a.id is null or not a.${occupies})`,
  'free slots over an active appointment': `
    select s.id, a.id as appointment from slots s join appointments a
        on s.doctor_id = a.doctor_id and s.lane = a.lane
       and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)
     where s.appointment_id is null and a.${occupies}`,
  'appointments whose history does not end where they are': `
    select a.id, a.status from appointments a
     where a.status is distinct from
       (select to_status from appointment_history h where h.appointment_id = a.id order by h.id desc limit 1)`,
  'appointments whose history does not follow on itself': `
    select * from (select appointment_id, from_status,
        lag(to_status) over (partition by appointment_id order by id) as before from appointment_history) h
     where h.from_status is distinct from h.before and not (h.before = 'held' and h.from_status = 'expired')`,
  'times kept for a move of an appointment that is not confirmed': `
    select m.id, a.status from appointments m left join appointments a on a.id = m.moves_appointment_id
     where m.moves_appointment_id is not null and m.status = 'held' and a.status is distinct from 'confirmed'`,
  'appointments that were booked without an event': `
    select a.id from appointments a where a.moves_appointment_id is null and not exists (
      select from outbox_events e where e.type = 'appointment.booked' and e.payload ->> 'appointmentId' = a.id::text)`,
};

/** Every breach of the promise that nobody is double-booked, by its name: `{}` when it is kept. */
export async function breachesOfPromise(database: pg.Pool): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(breaches)) {
    const { rows } = await database.query<Record<string, unknown>>(query);
    if (rows.length > 0) {
      found[name] = rows;
    }
  }
  return found;
}
