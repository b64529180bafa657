import { type Kysely, sql } from 'kysely';
import { stillOwed } from '../../payments/index.ts';

/** What stands around an appointment: the names of all it names by id, and what was paid for it. */
export interface Surroundings {
  id: string;
  patientName: string;
  doctorName: string;
  visitTypeName: string | null;
  hospitalName: string;
  locationName: string;
  paidMinor: number;
  refundedMinor: number;
  owedMinor: number;
  receiptNumber: number | null;
}

/** Of all of these at once. */
export async function readSurroundings(
  database: Kysely<never>,
  ids: readonly string[],
): Promise<Map<string, Surroundings>> {
  const { rows } = await sql<Surroundings>`
    select a.id, p.full_name as "patientName", d.full_name as "doctorName", v.name as "visitTypeName",
           h.name as "hospitalName", l.name as "locationName", m.paid as "paidMinor", m.refunded as "refundedMinor", m.owed as "owedMinor",
           (select r.number::float8 from receipts r where r.appointment_id = a.id) as "receiptNumber"
      from appointments a
      join accounts p on p.id = a.patient_id
      join doctors d on d.id = a.doctor_id
      join hospitals h on h.id = a.hospital_id
      join locations l on l.id = a.location_id
      left join visit_types v on v.id = a.visit_type_id
      cross join lateral (
        select coalesce(sum(amount_minor), 0)::float8 as paid, coalesce(sum(refunded_minor), 0)::float8 as refunded,
               coalesce(sum(${stillOwed}), 0)::float8 as owed
          from payments p where appointment_id = a.id and status = 'succeeded') m
     where a.id = any (${ids}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
}
