import type pg from 'pg';

const occupies = `status in ('confirmed', 'checked_in', 'completed', 'no_show')`;

/** What must hold of money and visits after any storm, each as a query for the exceptions. */
const breaches = {
  'money that came for a time nobody has, and does not go back whole': `
    select p.id, a.status from payments p join appointments a on a.id = p.appointment_id
     where p.status = 'succeeded' and p.refunded_minor < p.amount_minor
       and (a.status in ('held', 'expired') or a.status = 'cancelled' and p.paid_at > a.ended_at)`,
  'visits that were to be paid online and were paid by nobody': `
    select a.id from appointments a
     where a.${occupies} and a.payment = 'online' and a.fee_minor > 0
       and not exists (select from payments p where p.appointment_id = a.id and p.status = 'succeeded')`,
  'visits that were paid more than they cost': `
    select a.id, a.fee_minor, paid.minor from appointments a
      cross join lateral (select sum(amount_minor - refunded_minor) as minor from payments
                           where appointment_id = a.id and status = 'succeeded') paid
     where a.${occupies} and paid.minor > a.fee_minor`,
  'refunds that do not add up to what the payment says': `
    select p.id from payments p
     where p.refunded_minor <> (select coalesce(sum(amount_minor), 0) from refunds r where r.payment_id = p.id)`,
  'payments that are still asked for though the visit was cancelled': `
    select p.id from payments p join appointments a on a.id = p.appointment_id
     where p.status = 'pending' and a.status = 'cancelled'`,
  'books that do not balance': `
    select payment_id, sum(amount_minor) from ledger_entries group by payment_id having sum(amount_minor) <> 0`,
};

/** Every breach of the promise that money keeps a visit or goes back, by its name: `{}` when it is kept. */
export async function breachesOfMoney(database: pg.Pool): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(breaches)) {
    const { rows } = await database.query<Record<string, unknown>>(query);
    if (rows.length > 0) {
      found[name] = rows;
    }
  }
  return found;
}
