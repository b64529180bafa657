import { type Kysely, sql } from 'kysely';
import { newId } from '../../../values/ids.ts';

export interface ReceiptOf {
  appointmentId: string;
  hospitalId: string;
  /** When the money came. */
  at: Date;
}

/**
 * Gives an appointment its receipt: the hospital's next number, in the transaction that writes the money down, so that one
 * which rolls back leaves no gap. An appointment has one receipt however often it is paid for: a second call does nothing.
 *
 * The hospital's counter stays locked until the transaction ends; it comes last in the order of locks.
 */
export async function issue(transaction: Kysely<never>, receipt: ReceiptOf): Promise<void> {
  await lockCounter(transaction, receipt);
  await takeNumber(transaction, receipt);
}

async function lockCounter(
  transaction: Kysely<never>,
  { appointmentId, hospitalId }: ReceiptOf,
): Promise<void> {
  await sql`
    insert into receipt_counters as counter (hospital_id, last_number)
    select ${hospitalId}, 0
     where not exists (select from receipts where appointment_id = ${appointmentId})
        on conflict (hospital_id) do update set last_number = counter.last_number`.execute(transaction);
}

/** A statement of its own: only one that begins after the lock was had sees the receipt a racer has just issued. */
async function takeNumber(
  transaction: Kysely<never>,
  { appointmentId, hospitalId, at }: ReceiptOf,
): Promise<void> {
  await sql`
    with numbered as (
      update receipt_counters set last_number = last_number + 1
       where hospital_id = ${hospitalId}
         and not exists (select from receipts where appointment_id = ${appointmentId})
      returning last_number
    )
    insert into receipts (id, hospital_id, appointment_id, number, issued_at)
    select ${newId()}::uuid, ${hospitalId}::uuid, ${appointmentId}::uuid, last_number, ${at}::timestamptz
      from numbered`.execute(transaction);
}
