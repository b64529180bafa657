import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Audit } from '../../../platform/audit/audit.ts';
import { changesBetween } from '../../../platform/audit/changes.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { Refusal } from '../../../values/refusal.ts';
import { accountAnswer } from './account.answer.ts';
import { Account } from './account.entity.ts';
import type { AccountAnswer, UpdateMe } from './account.schemas.ts';

/** The account of whoever calls. */
@Injectable()
export class OwnAccount {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async read(caller: Caller): Promise<AccountAnswer> {
    const account = await this.database.read().findOne(Account, { id: accountId(caller) });
    return accountAnswer(account ?? gone());
  }

  update(caller: Caller, changes: UpdateMe, seenVersion: number | undefined): Promise<AccountAnswer> {
    return this.database.transaction(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const account = (await em.findOne(Account, { id: accountId(caller) }, { lockMode })) ?? gone();
      const fields = Object.keys(changesBetween(account, changes));
      if (fields.length === 0) {
        this.audit.unchanged('user.updated');
        return accountAnswer(account);
      }
      requireVersion(seenVersion, account.version);
      em.assign(account, { ...changes, version: account.version + 1, updatedAt: this.clock.now() });
      await em.flush();
      const { id, hospitalId = null } = account;
      await this.audit.write(em.getKysely<never>(), {
        action: 'user.updated',
        id,
        hospitalId,
        details: { fields },
      });
      return accountAnswer(account);
    });
  }
}

function accountId(caller: Caller): string {
  return caller.kind === 'person' ? caller.accountId : gone();
}

/** An access token can outlive its account by minutes. */
function gone(): never {
  throw new Refusal('auth.unauthenticated', { detail: 'The account is gone.' });
}
