import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
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
    const hospitalId = hospitalOf(caller, body.hospitalId);
    const now = this.clock.now();
    const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
    if (expiresAt && expiresAt <= now) {
      throw faultIn('/expiresAt', 'in_the_past', 'Expected an instant in the future.');
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

/** Staff make keys of their own hospital; an admin belongs to none and has to say which. */
function hospitalOf(caller: Caller, asked: string | undefined): string {
  const own = caller.kind === 'person' ? caller.hospitalId : null;
  const hospitalId = asked ?? own;
  if (hospitalId === null) {
    throw faultIn('/hospitalId', 'required', 'Required for an admin.');
  }
  if (!worksFor(caller, hospitalId)) {
    throw notFound();
  }
  return hospitalId;
}

function faultIn(pointer: string, code: string, detail: string): Refusal {
  return new Refusal('request.invalid', { errors: [{ pointer, code, detail }] });
}
