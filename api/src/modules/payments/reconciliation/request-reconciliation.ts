import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { ReconciliationRequested } from '../../../events/reconciliation-requested.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { findReconciliations, signOfLifeMs, toReconciliation } from './reconciliation.queries.ts';
import type { ReconciliationAnswer, StartReconciliationBody } from './reconciliation.schemas.ts';

const byClock = 'schedule';
const usualWindowMs = 3 * 24 * 60 * 60_000;

export interface RequestedReconciliation {
  run: ReconciliationAnswer;
  /** False when one was running already: there is one at a time. */
  isNew: boolean;
}

/** Asks for a comparison of our books with Stripe's; the queue carries it out. */
@Injectable()
export class RequestReconciliation {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** From where the last comparison by the clock has ended, or the usual window where that is longer: nights that were missed are made up for. */
  async goOn(): Promise<void> {
    const { rows } = await sql<{ until: string | null }>`
      select max(to_at) as until from reconciliations
       where status = 'completed' and requested_by = ${byClock}`.execute(this.database.sql);
    const usual = new Date(this.clock.now().getTime() - usualWindowMs);
    const until = rows[0]?.until ? new Date(rows[0].until) : usual;
    await this.request({ from: until < usual ? until : usual }, byClock);
  }

  /** Of all that began so long ago or later. */
  async lookBack(windowMs: number): Promise<void> {
    await this.request({ from: new Date(this.clock.now().getTime() - windowMs) }, byClock);
  }

  request(body: StartReconciliationBody, requestedBy: string): Promise<RequestedReconciliation> {
    const now = this.clock.now();
    const to = body.to ?? now;
    const from = body.from ?? new Date(to.getTime() - usualWindowMs);
    requireWindow(from, to);
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      await endLost(transaction, now);
      const id = await insert(transaction, { from, to, requestedBy, now });
      if (id !== undefined) {
        const asked: ReconciliationRequested = {
          type: 'reconciliation.requested',
          payload: { reconciliationId: id },
        };
        await this.outbox.publish(transaction, asked);
        const details = { from, to };
        await this.audit.write(transaction, {
          action: 'reconciliation.started',
          id,
          hospitalId: null,
          details,
        });
      } else {
        this.audit.unchanged('reconciliation.started');
      }
      const which = id === undefined ? sql`r.status = 'running'` : sql`r.id = ${id}`;
      const [run] = await findReconciliations(transaction, which, 1);
      if (!run) {
        throw new Error('the running reconciliation ended in between');
      }
      return { run: toReconciliation(run, now), isNew: id !== undefined };
    });
  }
}

function requireWindow(from: Date, to: Date): void {
  if (from >= to) {
    const detail = '`from` has to be before `to`.';
    throw new Refusal('request.invalid', { errors: [{ pointer: '/from', code: 'not_before_to', detail }] });
  }
}

/** Whoever is asked to wait for a process that was killed would wait for ever. */
async function endLost(transaction: Kysely<never>, now: Date): Promise<void> {
  await sql`
    update reconciliations set status = 'failed', completed_at = ${now}
     where status = 'running' and seen_at < ${new Date(now.getTime() - signOfLifeMs)}`.execute(transaction);
}

async function insert(
  transaction: Kysely<never>,
  { from, to, requestedBy, now }: { from: Date; to: Date; requestedBy: string; now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into reconciliations (id, status, from_at, to_at, requested_by, started_at, seen_at)
    values (${newId()}, 'running', ${from}, ${to}, ${requestedBy}, ${now}, ${now})
    on conflict (status) where status = 'running' do nothing
    returning id`.execute(transaction);
  return rows[0]?.id;
}
