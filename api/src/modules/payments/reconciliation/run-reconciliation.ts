import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import type { ReconciliationRequested } from '../../../events/reconciliation-requested.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { MoneyMetrics } from '../money-metrics.ts';
import type { Window } from '../provider/stripe-lists.ts';
import { CompareIntents } from './compare-intents.ts';
import { CompareRefunds } from './compare-refunds.ts';
import { type Finding, Findings } from './findings.ts';
import { RequestReconciliation } from './request-reconciliation.ts';

/** 02:23 UTC, at which little else happens; the long one after that, on Sundays. */
const nightly = '23 2 * * *';
const weekly = '53 2 * * 0';
/** Banks send refunds back for weeks, and Stripe's word of it is repeated for three days only. */
const longWindowMs = 35 * 24 * 60 * 60_000;

/** Compares our books with Stripe's, each night and whenever somebody asks; heals what can be healed and reports the rest. */
@Injectable()
export class RunReconciliation implements OnModuleInit {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(RequestReconciliation) private readonly reconciliations: RequestReconciliation,
    @Inject(CompareIntents) private readonly intents: CompareIntents,
    @Inject(CompareRefunds) private readonly refunds: CompareRefunds,
    @Inject(MoneyMetrics) private readonly metrics: MoneyMetrics,
  ) {}

  onModuleInit(): void {
    this.jobs.onEvent<ReconciliationRequested>(
      'reconciliation.requested',
      'payments',
      ({ payload }) => this.run(payload.reconciliationId),
      { retries: 5, concurrency: 1 },
    );
    this.jobs.onSchedule('payments.reconcile-nightly', nightly, () => this.reconciliations.goOn());
    this.jobs.onSchedule('payments.reconcile-weekly', weekly, () =>
      this.reconciliations.lookBack(longWindowMs),
    );
  }

  /** Does nothing when that run has ended already. */
  async run(id: string): Promise<void> {
    const window = await this.begin(id);
    if (!window) {
      return;
    }
    const findings = new Findings(id, this.database, this.clock, (finding) => this.tell(finding));
    // What is said of payments decides whether there is anything to be refunded, so they come first.
    await this.intents.compare(window, findings);
    await this.refunds.compare(window, findings);
    await findings.complete();
  }

  /** A run that is taken up again keeps what it has healed and finds again what it has reported. */
  private async begin(id: string): Promise<Window | undefined> {
    const { rows } = await sql<{ from: string; to: string }>`
      with again as (
        delete from reconciliation_differences d using reconciliations r
         where r.id = ${id} and r.status = 'running' and d.reconciliation_id = r.id and d.action = 'reported')
      update reconciliations set seen_at = ${this.clock.now()} where id = ${id} and status = 'running'
      returning from_at as "from", to_at as "to"`.execute(this.database.sql);
    const [run] = rows;
    return run && { from: new Date(run.from), to: new Date(run.to) };
  }

  private tell(finding: Finding): void {
    const { kind, action } = finding;
    this.metrics.differences.inc({ kind, action });
    this.logger[action === 'healed' ? 'log' : 'warn']({ ...finding }, 'our books and Stripe’s differed');
  }
}
