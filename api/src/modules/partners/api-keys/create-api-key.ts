import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { hospitalFor } from '../../../platform/guards/hospital-for.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { insertApiKey } from './api-key.queries.ts';
import type { CreateApiKeyBody, CreatedApiKey } from './api-key.schemas.ts';
import { newSecret, prefixOf, secretHash } from './secret.ts';

/** Makes a key for a machine of a hospital and shows its secret, this once. */
@Injectable()
export class CreateApiKey {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  execute(caller: Caller, body: CreateApiKeyBody, once: Once | undefined): Promise<CreatedApiKey> {
    const hospitalId = hospitalFor(caller, body.hospitalId);
    const now = this.clock.now();
    const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
    if (expiresAt && expiresAt <= now) {
      const detail = 'Expected an instant in the future.';
      throw new Refusal('request.invalid', {
        errors: [{ pointer: '/expiresAt', code: 'in_the_past', detail }],
      });
    }
    const secret = newSecret(this.settings.NODE_ENV === 'production' ? 'live' : 'test');
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const created = await insertApiKey(transaction, {
        id: newId(),
        hospitalId,
        name: body.name,
        prefix: prefixOf(secret),
        secretHash: secretHash(secret),
        scopes: body.scopes,
        createdBy: actorOf(caller),
        createdAt: now,
        expiresAt,
      });
      const { id, name, scopes } = created;
      const details = { name, scopes, expiresAt };
      await this.audit.write(transaction, { action: 'api_key.created', id, hospitalId, details });
      return { ...created, secret };
    });
  }
}
