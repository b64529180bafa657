import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Query, Schema } from './types.ts';

/** The audit log, for admins: who did what to which record, and from where. */
export class Audit {
  constructor(private readonly api: Api) {}

  /**
   * The newest first: `smc.audit.list({ action: 'dispute.', hospitalId, from: '2026-12-01T00:00:00Z' })`. An action that ends with a
   * dot stands for all that are done to that kind of record.
   */
  list(query: Query<'listAudit'> = {}, options?: CallOptions): Pages<Schema<'AuditEntry'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/admin/audit', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }
}
