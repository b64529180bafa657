import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DifferenceAnswer, ReconciliationAnswer } from './reconciliation.schemas.ts';

/** A run that has given no sign of life for so long has lost its process. */
export const signOfLifeMs = 5 * 60_000;

/** A run as its table has it; the driver hands instants on as PostgreSQL writes them. */
export interface ReconciliationRow extends ReconciliationAnswer {
  seenAt: string;
}

/** Runs by a condition on `r`, newest first. */
export async function findReconciliations(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ReconciliationRow[]> {
  const { rows } = await sql<ReconciliationRow>`
    select r.id, r.status, r.from_at as "from", r.to_at as "to", r.requested_by as "requestedBy", r.checked, r.healed,
           r.reported, r.started_at as "startedAt", r.seen_at as "seenAt", r.completed_at as "completedAt"
      from reconciliations r
     where ${condition}
     order by r.id desc
     limit ${limit}`.execute(database);
  return rows;
}

/** Tells a run whose process is gone as what it is, before the next one writes that down. */
export function toReconciliation(row: ReconciliationRow, now: Date): ReconciliationAnswer {
  const { seenAt, from, to, startedAt, completedAt, ...run } = row;
  const lost = run.status === 'running' && now.getTime() - Date.parse(seenAt) > signOfLifeMs;
  return {
    ...run,
    status: lost ? 'failed' : run.status,
    from: instant(from),
    to: instant(to),
    startedAt: instant(startedAt),
    completedAt: completedAt === null ? null : instant(completedAt),
  };
}

export interface DifferenceRow extends DifferenceAnswer {
  id: string;
}

/** Differences of a run in the order they were found. */
export async function findDifferences(
  database: Kysely<never>,
  reconciliationId: string,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select d.id::text, d.kind, d.action, d.payment_id as "paymentId", d.refund_id as "refundId",
           d.stripe_id as "stripeId", d.detail, d.at
      from reconciliation_differences d
     where d.reconciliation_id = ${reconciliationId} and ${condition}
     order by d.id
     limit ${limit}`.execute(database);
  return rows;
}

export function toDifference({ id: _place, at, ...difference }: DifferenceRow): DifferenceAnswer {
  return { ...difference, at: instant(at) };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
