import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { DoctorApplicationSubmitted } from '../../../events/doctor-application-submitted.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { type InputFault, notFound, Refusal } from '../../../values/refusal.ts';
import { CreateAccount } from '../../auth/index.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import type { NewApplication } from './application.schemas.ts';

const submitted: DoctorApplicationSubmitted['type'] = 'doctor_application.submitted';

interface Applicant {
  accountId: string;
  email: string;
}

/**
 * A doctor registers. A stranger gets an account with it, one that can do what every patient's can until an admin has approved;
 * whether the address was known is told neither by the answer nor by the time it takes. Whoever is signed in applies with that account.
 */
@Injectable()
export class SubmitApplication {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CreateAccount) private readonly createAccount: CreateAccount,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async run(caller: Caller, input: NewApplication): Promise<{ email: string }> {
    const { email, password } = credentialsOf(caller, input);
    if ((await this.database.read().count(Hospital, { id: input.hospitalId })) === 0) {
      throw notFound();
    }
    if (caller.kind === 'person') {
      return this.database.transaction(async (em) => {
        const transaction = em.getKysely<never>();
        const applicant = await lockedPatient(transaction, caller.accountId);
        await this.keep(transaction, applicant, input);
        return { email: applicant.email };
      });
    }
    // Hashed before the transaction begins: that takes longer than all the rest, and would keep a connection.
    const account = await this.createAccount.hashed({ ...input, email, password, role: 'patient' });
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const created = await this.createAccount.add(transaction, account);
      await this.keep(transaction, { accountId: created?.id ?? newId(), email }, input);
    });
    return { email };
  }

  /** Keeps nothing, by the same steps, where there is no such account. */
  private async keep(transaction: Kysely<never>, applicant: Applicant, input: NewApplication): Promise<void> {
    const { accountId, email } = applicant;
    const { hospitalId, licence } = input;
    const [id, now] = [newId(), this.clock.now()];
    const { numAffectedRows } = await sql`
      insert into doctor_applications (id, account_id, hospital_id, full_name, email, phone, specialties, languages,
                                       licence_number, licence_authority, licence_country, credentials, bio, status,
                                       created_at, updated_at)
      select ${id}::uuid, id, ${hospitalId}::uuid, ${input.fullName}, ${email}, ${input.phone ?? null},
             ${input.specialties}::text[], ${input.languages}::text[], ${licence.number}, ${licence.authority},
             ${licence.country}, ${input.credentials ?? null}, ${input.bio ?? null}, 'submitted',
             ${now}::timestamptz, ${now}::timestamptz
        from accounts where id = ${accountId}::uuid`.execute(transaction);
    if (numAffectedRows === 0n) {
      this.audit.unchanged(submitted);
      return;
    }
    const payload = { applicationId: id, accountId, hospitalId, doctorId: null };
    await this.audit.write(transaction, { action: submitted, id, hospitalId, details: { accountId } });
    await this.outbox.publish(transaction, { type: submitted, payload });
  }
}

/** @throws {Refusal} `auth.forbidden` to whoever is no patient; `request.invalid` naming what is missing, or too much */
function credentialsOf(
  caller: Caller,
  { email, password }: NewApplication,
): { email: string; password: string } {
  if (caller.kind === 'machine' || (caller.kind === 'person' && caller.role !== 'patient')) {
    throw new Refusal('auth.forbidden', { detail: 'Whoever works for a hospital already does not apply.' });
  }
  const signedIn = caller.kind === 'person';
  const faults = Object.entries({ email, password })
    .filter(([, given]) => (given === undefined) !== signedIn)
    .map(([field]): InputFault =>
      signedIn
        ? { pointer: `/${field}`, code: 'signed_in', detail: 'The account is the one you are signed in to.' }
        : { pointer: `/${field}`, code: 'required', detail: 'Required of whoever is not signed in.' },
    );
  if (faults.length > 0) {
    throw new Refusal('request.invalid', { errors: faults });
  }
  return { email: email ?? '', password: password ?? '' };
}

/** Locked, so that the account cannot become something else meanwhile. */
async function lockedPatient(transaction: Kysely<never>, accountId: string): Promise<Applicant> {
  const { rows } = await sql<Applicant>`
    select id as "accountId", email::text as email from accounts
     where id = ${accountId}::uuid and role = 'patient' for share`.execute(transaction);
  if (!rows[0]) {
    throw new Refusal('auth.unauthenticated', { detail: 'The session is over. Sign in again.' });
  }
  return rows[0];
}
