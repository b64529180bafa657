import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Counter, Gauge } from 'prom-client';
import { Database } from '../../../platform/database/database.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';

/** How reviews fare, for Prometheus. */
@Injectable()
export class ReviewMetrics {
  readonly drifted: Counter;

  constructor(
    @Inject(Metrics) { registry }: Metrics,
    @Inject(Database) private readonly database: Database,
  ) {
    this.drifted = new Counter({
      name: 'reviews_rating_drift_total',
      help: 'Doctors whose rating was not what their reviews come to, found and mended by this process',
      registers: [registry],
    });
    const reported: Gauge = new Gauge({
      name: 'reviews_reported',
      help: 'Reviews with reports that wait for an admin',
      registers: [registry],
      collect: async () => reported.set(await this.countReported()),
    });
  }

  /** NaN, which Prometheus shows as unknown, while the database does not answer. */
  private async countReported(): Promise<number> {
    const answer = await sql<{ count: number }>`
      select count(*)::int as count from reviews where reported_at is not null`
      .execute(this.database.sql)
      .catch(() => undefined);
    return answer?.rows[0]?.count ?? Number.NaN;
  }
}
