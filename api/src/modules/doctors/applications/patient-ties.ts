import { type Kysely, sql } from 'kysely';
import { Refusal } from '../../../values/refusal.ts';

interface Ties {
  visits: number;
  disputes: number;
}

/**
 * An account that becomes a doctor's is no patient's any more: it could neither come to a booked visit by it, nor answer or withdraw a
 * dispute, nor learn how that ends. Such things end first. The account is locked: who books, opens a dispute or confirms a hold, lapsed
 * or not, looks at it behind that lock. Doctors are locked before accounts, here as by bookings.
 *
 * Both tables are those of modules above this one, which alone can tell, and are only counted here: a port of each, handed down for the
 * sake of two counts, would hide more than it parts.
 *
 * @throws {Refusal} `doctors.applicant_unavailable`
 */
export async function requireNoPatientTies(
  transaction: Kysely<never>,
  accountId: string,
  now: Date,
): Promise<void> {
  await sql`select from accounts where id = ${accountId}::uuid for no key update`.execute(transaction);
  const { rows } = await sql<Ties>`
    select (select count(*)::int from appointments
             where patient_id = ${accountId}::uuid and ends_at > ${now}
               and (status in ('confirmed', 'checked_in') or (status = 'held' and hold_expires_at > ${now}))) as visits,
           (select count(*)::int from disputes
             where patient_id = ${accountId}::uuid and closed_at is null) as disputes`.execute(transaction);
  const { visits = 0, disputes = 0 } = rows[0] ?? {};
  if (visits + disputes > 0) {
    const ties = [...told(visits, 'visit to come', 'visits to come'), ...told(disputes, 'open dispute')];
    throw new Refusal('doctors.applicant_unavailable', {
      detail: `As a patient the applicant has ${ties.join(' and ')}. That ends first, or the doctor applies with another address.`,
    });
  }
}

function told(count: number, one: string, many = `${one}s`): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
