import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Refusal } from '../../../values/refusal.ts';

export interface DoctorOfAccount {
  accountId: string;
  hospitalId: string;
  doctorId: string;
}

/**
 * Makes the account of a patient that of a doctor. Access tokens that are out say `patient` until they end, in minutes; the next
 * refresh or sign-in says `doctor`.
 */
@Injectable()
export class GiveDoctorRole {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** @throws {Refusal} `doctors.applicant_unavailable` when the account is suspended, gone, or has become something else */
  async within(
    transaction: Kysely<never>,
    { accountId, hospitalId, doctorId }: DoctorOfAccount,
  ): Promise<void> {
    const { numAffectedRows } = await sql`
      update accounts
         set role = 'doctor', hospital_id = ${hospitalId}::uuid, doctor_id = ${doctorId}::uuid,
             version = version + 1, updated_at = ${this.clock.now()}
       where id = ${accountId}::uuid and role = 'patient' and suspended_at is null`.execute(transaction);
    if (numAffectedRows === 0n) {
      throw new Refusal('doctors.applicant_unavailable');
    }
    const changes = { role: { from: 'patient', to: 'doctor' }, doctorId: { from: null, to: doctorId } };
    await this.audit.write(transaction, { action: 'user.updated', id: accountId, hospitalId, changes });
  }
}
