import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
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

export type HashedAccount = Omit<NewAccount, 'password'> & { passwordHash: string };

/** Makes an account, of whatever role. */
@Injectable()
export class CreateAccount {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PasswordHashes) private readonly passwordHashes: PasswordHashes,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** @throws {Refusal} `conflict.exists` when the e-mail address has an account */
  async execute(account: NewAccount): Promise<AccountAnswer> {
    const hashed = await this.hashed(account);
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const created = await this.add(transaction, hashed);
      if (!created) {
        throw new Refusal('conflict.exists', { detail: 'The e-mail address has an account.' });
      }
      const { id, hospitalId, role } = created;
      await this.audit.write(transaction, { action: 'user.created', id, hospitalId, details: { role } });
      return created;
    });
  }

  /** Undefined when the address has an account; by the same steps, and so in the same time, as when it had none. */
  async unlessKnown(account: NewAccount): Promise<AccountAnswer | undefined> {
    return this.add(this.database.sql, await this.hashed(account));
  }

  /** The first half, which takes long, for those who add the account in a transaction of their own. */
  async hashed({ password, ...account }: NewAccount): Promise<HashedAccount> {
    return { ...account, passwordHash: await this.passwordHashes.hash(password) };
  }

  /** The second half: undefined when the address has an account. */
  async add(database: Kysely<never>, account: HashedAccount): Promise<AccountAnswer | undefined> {
    const now = this.clock.now();
    const { rows } = await sql<AccountAnswer>`
      insert into accounts (id, email, password_hash, full_name, phone, time_zone, locale, role, hospital_id,
                            doctor_id, created_at, updated_at)
      values (${newId()}, ${account.email}, ${account.passwordHash}, ${account.fullName}, ${account.phone ?? null},
              ${account.timeZone ?? null}, ${account.locale ?? null}, ${account.role},
              ${account.hospitalId ?? null}, ${account.doctorId ?? null}, ${now}, ${now})
      on conflict (email) do nothing
      returning ${accountColumns}`.execute(database);
    return rows[0];
  }
}
