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
