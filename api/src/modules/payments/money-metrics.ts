import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Counter, Gauge } from 'prom-client';
import { Clock } from '../../platform/clock/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { LedgerSum } from './ledger/ledger-sum.ts';
import { stuckAfterMs } from './rules/stuck-after.ts';

/** How the money fares, for Prometheus. Each gauge reads an index of what is unfinished, never the history. */
@Injectable()
export class MoneyMetrics {
  readonly differences: Counter<'kind' | 'action'>;
  readonly webhooks: Counter<'outcome'>;
  private readonly sum: LedgerSum;

  constructor(
    @Inject(Metrics) { registry }: Metrics,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.sum = new LedgerSum(database, clock);
    this.differences = new Counter({
      name: 'payments_reconciliation_differences_total',
      help: 'Differences between our books and Stripe’s, found by this process',
      labelNames: ['kind', 'action'],
      registers: [registry],
    });
    this.webhooks = new Counter({
      name: 'payments_webhooks_total',
      help: 'What Stripe told this process, by what became of it',
      labelNames: ['outcome'],
      registers: [registry],
    });
    for (const [name, { help, labels, read }] of Object.entries(this.gauges())) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: labels,
        registers: [registry],
        collect: async () => {
          gauge.reset();
          const values = await read().catch(() => [{ labels: {}, value: Number.NaN }]);
          values.forEach(({ labels: of, value }) => gauge.set(of, value));
        },
      });
    }
  }

  private gauges(): Record<string, Reading> {
    return {
      payments_refunds_open: {
        help: 'Refunds that are owed: on their way for more than an hour, or failed and waiting for somebody',
        labels: ['status'],
        read: () => this.openRefunds(),
      },
      payments_pending_overdue: {
        help: 'Online payments that have waited for more than an hour, longer than their hold',
        labels: [],
        read: () =>
          this.count(sql`select count(*)::int as value from payments
            where status = 'pending' and channel = 'online' and created_at < ${this.ago(stuckAfterMs.payment)}`),
      },
      payments_stripe_events_waiting: {
        help: 'Events of Stripe that are stored and not yet applied',
        labels: [],
        read: () =>
          this.count(sql`select count(*)::int as value from stripe_events where applied_at is null`),
      },
      payments_ledger_sum_minor: {
        help: 'The sum of all entries of the ledger; anything but 0 is a broken book',
        labels: ['currency'],
        read: async () =>
          Object.entries(await this.sum.read()).map(([currency, value]) => ({ labels: { currency }, value })),
      },
    };
  }

  private async openRefunds(): Promise<Value[]> {
    const { rows } = await sql<{ failed: number; pending: number }>`
      select count(*) filter (where status = 'failed')::int as failed,
             count(*) filter (where status = 'pending' and requested_at < ${this.ago(stuckAfterMs.refund)})::int as pending
        from refunds where status <> 'succeeded'`.execute(this.database.sql);
    const { failed = 0, pending = 0 } = rows[0] ?? {};
    return [
      { labels: { status: 'failed' }, value: failed },
      { labels: { status: 'pending' }, value: pending },
    ];
  }

  private async count(
    question: ReturnType<typeof sql<{ value: number }>>,
    database: Kysely<never> = this.database.sql,
  ): Promise<Value[]> {
    const { rows } = await question.execute(database);
    return [{ labels: {}, value: rows[0]?.value ?? 0 }];
  }

  private ago(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}

interface Value {
  labels: Record<string, string>;
  value: number;
}

interface Reading {
  help: string;
  labels: string[];
  read: () => Promise<Value[]>;
}
