import { type Kysely, sql } from 'kysely';
import { instantOf } from '../instants.ts';

/** Counts the payment that is about to begin in, one patient at a time; the first lock of the transaction, before any doctor's. */
export async function mayBeginPayment(
  transaction: Kysely<never>,
  { patientId, since, most }: { patientId: string; since: Date; most: number },
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select may_begin_payment(${patientId}, ${since}, ${most}) as may`.execute(transaction);
  return rows[0]?.may === true;
}

/** When the payment was begun that must be a day old before the next one may begin. */
export async function readFillingPayment(
  database: Kysely<never>,
  { patientId, most }: { patientId: string; most: number },
): Promise<Date | undefined> {
  const { rows } = await sql<{ begun: string }>`
    select p.created_at as begun from payments p join appointments a on a.id = p.appointment_id
     where p.patient_id = ${patientId} and p.channel = 'online'
       and (p.purpose = 'reschedule' or a.booked_by = 'patient:' || ${patientId}::text)
     order by p.created_at desc offset ${most - 1} limit 1`.execute(database);
  return rows[0] && instantOf(rows[0].begun);
}
