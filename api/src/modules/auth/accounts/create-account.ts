import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Role } from '../../../platform/guards/caller.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { PasswordHashes } from '../passwords/password-hashes.ts';
import { accountColumns } from './account.queries.ts';
import type { AccountAnswer } from './account.schemas.ts';

export interface NewAccount {
  email: string;
  password: string;
  fullName: string;
  role: Role;
  hospitalId?: string | null;
  doctorId?: string | null;
  phone?: string | undefined;
  timeZone?: string | undefined;
  locale?: string | undefined;
}

/** Makes an account, of whatever role. */
@Injectable()
export class CreateAccount {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PasswordHashes) private readonly passwordHashes: PasswordHashes,
  ) {}

  /** @throws {Refusal} `conflict.exists` when the e-mail address has an account */
  async execute(account: NewAccount): Promise<AccountAnswer> {
    const created = await this.unlessKnown(account);
    if (!created) {
      throw new Refusal('conflict.exists', { detail: 'The e-mail address has an account.' });
    }
    return created;
  }

  /** Undefined when the address has an account; by the same steps, and so in the same time, as when it had none. */
  async unlessKnown(account: NewAccount): Promise<AccountAnswer | undefined> {
    const hash = await this.passwordHashes.hash(account.password);
    const now = this.clock.now();
    const { rows } = await sql<AccountAnswer>`
      insert into accounts (id, email, password_hash, full_name, phone, time_zone, locale, role, hospital_id,
                            doctor_id, created_at, updated_at)
      values (${newId()}, ${account.email}, ${hash}, ${account.fullName}, ${account.phone ?? null},
              ${account.timeZone ?? null}, ${account.locale ?? null}, ${account.role},
              ${account.hospitalId ?? null}, ${account.doctorId ?? null}, ${now}, ${now})
      on conflict (email) do nothing
      returning ${accountColumns}`.execute(this.database.sql);
    return rows[0];
  }
}
