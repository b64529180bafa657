import { type Kysely, sql } from 'kysely';

/** Whether that account is a patient's, and stays one until the transaction ends. The caller has locked the doctors it needs before. */
export async function lockPatient(transaction: Kysely<never>, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select from accounts where id = ${accountId}::uuid and role = 'patient' for share`.execute(transaction);
  return rows.length === 1;
}
