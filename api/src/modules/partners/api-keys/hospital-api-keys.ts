import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { apiKeyById, apiKeysOf, revoke } from './api-key.queries.ts';
import type { ApiKeyAnswer, ListApiKeysQuery } from './api-key.schemas.ts';

const cursorShape = z.tuple([z.uuid()]);

/** The keys a person looks after: staff those of their hospital, admins all; and a machine's own. */
@Injectable()
export class HospitalApiKeys {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async list(
    caller: Caller,
    { cursor, limit, hospitalId: asked }: ListApiKeysQuery,
  ): Promise<Page<ApiKeyAnswer>> {
    if (asked !== undefined && !worksFor(caller, asked)) {
      throw notFound();
    }
    const hospitalId = asked ?? tenantOf(caller);
    const before = cursor === undefined ? null : decodeCursor(cursor, cursorShape)[0];
    const rows = await apiKeysOf(this.database.sql, { hospitalId, before, limit: limit + 1 });
    const toItem = (row: ApiKeyAnswer): ApiKeyAnswer => row;
    return pageOf(rows, limit, toItem, ({ id }) => [id]);
  }

  async current(caller: Caller): Promise<ApiKeyAnswer> {
    const key = caller.kind === 'machine' ? await apiKeyById(this.database.sql, caller.apiKeyId) : undefined;
    if (!key) {
      throw notFound();
    }
    return key;
  }

  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const key = await revoke(transaction, { id, hospitalId: tenantOf(caller), now: this.clock.now() });
      if (!key) {
        throw notFound();
      }
      const { hospitalId, name, isNew } = key;
      if (!isNew) {
        this.audit.unchanged('api_key.revoked');
        return;
      }
      await this.audit.write(transaction, { action: 'api_key.revoked', id, hospitalId, details: { name } });
    });
  }
}

/** The one hospital the caller is held to; null for admins, who are held to none. */
function tenantOf(caller: Caller): string | null {
  if (caller.kind === 'person' && caller.role === 'admin') {
    return null;
  }
  const hospitalId = caller.kind === 'person' ? caller.hospitalId : null;
  if (hospitalId === null) {
    throw notFound();
  }
  return hospitalId;
}
