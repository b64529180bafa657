/** The same claim, as one statement: the claiming function, then the appointment when it succeeded. */
export const bookingStatement = `
  with slot as (
    select * from slots where id = $1
  ), claim as materialized (
    select claim_slots($3::uuid, doctor_id, lane, array[id], starts_at, ends_at, now()) as verdict from slot
  ), booked as (
    insert into appointments (
      id, reference, hospital_id, doctor_id, location_id, patient_id, visit_type_id, lane, starts_at, ends_at, status,
      mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
    select $3::uuid, $3::text, s.hospital_id, s.doctor_id, s.location_id, $2::uuid, s.visit_type_id, s.lane, s.starts_at,
           s.ends_at, 'confirmed', 'in_person', 'at_visit', 0, 'INR', '{}', 'bench', now(), now()
      from slot s, claim where verdict = 'claimed'
    returning id
  )
  select (select id from booked) as id`;

/** A doctor's free slots of a week as the answer our API gives, made by PostgreSQL. */
export const freeSlotsStatement = `
  select json_build_object('items', coalesce(json_agg(json_build_object(
           'id', s.id, 'hospitalId', s.hospital_id, 'doctorId', s.doctor_id, 'locationId', s.location_id,
           'visitTypeId', s.visit_type_id, 'startsAt', to_char(s.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'endsAt', to_char(s.ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by s.starts_at), '[]'),
         'nextCursor', null)::text as body
    from (select * from slots where doctor_id = $1 and appointment_id is null and starts_at >= $2 and starts_at < $3
           order by starts_at limit 100) s`;
