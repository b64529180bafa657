import { sql } from 'kysely';

/** What of the refunds of payment `p` is not back yet: on its way, waiting at the desk, or sent back by a bank. */
export const stillOwed = sql<string>`case when p.refunded_minor > 0 then (
    select coalesce(sum(r.amount_minor), 0) from refunds r where r.payment_id = p.id and r.status <> 'succeeded') else 0 end`;
