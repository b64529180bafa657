import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { DifferenceKind } from '../rules/difference-kinds.ts';
import type { differenceActions } from './reconciliation.schemas.ts';

export interface Finding {
  kind: DifferenceKind;
  action: (typeof differenceActions)[number];
  paymentId: string | null;
  refundId: string | null;
  stripeId: string | null;
  detail: string;
}

/** What one run finds, written down as it goes: a run that is killed and taken up again finds the same once. */
export class Findings {
  private checkedSoFar = 0;

  constructor(
    private readonly runId: string,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly counted: (finding: Finding) => void,
  ) {}

  async add(finding: Finding): Promise<void> {
    const { kind, action, paymentId, refundId, stripeId, detail } = finding;
    await sql`
      insert into reconciliation_differences (reconciliation_id, kind, action, payment_id, refund_id, stripe_id, detail, at)
      values (${this.runId}, ${kind}, ${action}, ${paymentId}, ${refundId}, ${stripeId}, ${detail}, ${this.clock.now()})
      on conflict on constraint reconciliation_differences_once do nothing`.execute(this.database.sql);
    this.counted(finding);
  }

  /** Says how far the run is; it is its sign of life too. */
  async checked(count: number): Promise<void> {
    this.checkedSoFar += count;
    await sql`
      update reconciliations r
         set checked = ${this.checkedSoFar}, seen_at = ${this.clock.now()}, ${tally}
       where id = ${this.runId} and status = 'running'`.execute(this.database.sql);
  }

  async complete(): Promise<void> {
    const now = this.clock.now();
    await sql`
      update reconciliations r
         set status = 'completed', checked = ${this.checkedSoFar}, seen_at = ${now}, completed_at = ${now}, ${tally}
       where id = ${this.runId} and status = 'running'`.execute(this.database.sql);
  }
}

const tally = sql`
  healed = (select count(*) from reconciliation_differences d where d.reconciliation_id = r.id and d.action = 'healed'),
  reported = (select count(*) from reconciliation_differences d where d.reconciliation_id = r.id and d.action = 'reported')`;
