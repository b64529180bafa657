import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { AuditAction } from '../../values/audit-actions.ts';
import { Clock } from '../clock/clock.ts';
import { currentRequest } from '../http/current-request.ts';
import { actingIn, type Actor, type AuditEntry, auditRow } from './audit-entry.ts';
import { insertEntries } from './insert-entries.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request has told the audit log, for `HoldAudits` to compare with what its route declares. */
    audited?: Set<AuditAction>;
  }
}

/**
 * The audit log: who did what to which record, from where. Written in the transaction of the change, so there is neither a change
 * without its entry nor an entry of something that did not happen; nothing ever changes an entry. A read has its entry before its answer:
 * there is none without, while an answer that never arrived has left one all the same.
 *
 * What patients do with their own bookings, disputes and reviews is told by those records' own histories, not here.
 */
@Injectable()
export class Audit {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async write(transaction: Kysely<never>, entry: AuditEntry): Promise<void> {
    await this.writeAll(transaction, [entry]);
  }

  async writeAll(transaction: Kysely<never>, entries: readonly AuditEntry[]): Promise<void> {
    const rows = this.rowsOf(entries);
    if (rows !== undefined) {
      await sql`${insertEntries(sql`${rows}`)}`.execute(transaction);
    }
  }

  /**
   * Who has read what. A screen that stays open reads again with all news: the same person, from the same address, leaves an entry for
   * the same read of a record once in half an hour. Reads at the same instant may leave one each, for none sees the others'; none never.
   */
  async writeReads(database: Kysely<never>, entries: readonly AuditEntry[]): Promise<void> {
    const rows = this.rowsOf(entries);
    if (rows !== undefined) {
      await sql`${insertEntries(sql`${rows}`, notReadLately)}`.execute(database);
    }
  }

  /** The rows as `insertEntries` takes them, for statements that write them together with their effect; undefined when none are due. */
  rowsOf(entries: readonly AuditEntry[]): string | undefined {
    const request = currentRequest.getStore();
    const at = this.clock.now();
    const rows = entries.flatMap((entry) => {
      note(request, entry.action);
      const actor = entry.actor ?? actingIn(request);
      const isDue = !isPatientsOwn(actor, entry.action) && !isEmpty(entry.changes);
      return isDue ? [auditRow({ ...entry, actor }, request, at)] : [];
    });
    return rows.length === 0 ? undefined : JSON.stringify(rows);
  }

  /** Says that a request turned out to change nothing, and so leaves no entry. */
  unchanged(action: AuditAction): void {
    note(currentRequest.getStore(), action);
  }
}

// In their order, which a plan for many of them would not keep.
const notReadLately = sql`
  where not exists (
    select from audit_entries before
     where before.resource_id = e.resource_id and before.at > e.at - interval '30 minutes' and before.action = e.action
       and before.actor_id is not distinct from e.actor_id and before.ip is not distinct from e.ip and before.details = e.details)
   order by e.id`;

function note(request: { audited?: Set<AuditAction> } | undefined, action: AuditAction): void {
  if (request) {
    (request.audited ??= new Set()).add(action);
  }
}

/** Sign-ins and accounts are everybody's: a stolen account is found by them. */
function isPatientsOwn({ role }: Actor, action: AuditAction): boolean {
  return role === 'patient' && !action.startsWith('user.');
}

function isEmpty(changes: AuditEntry['changes']): boolean {
  return changes !== undefined && Object.keys(changes).length === 0;
}
