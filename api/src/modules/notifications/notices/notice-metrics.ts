import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { countUnsent } from './notice.queries.ts';

const dayMs = 24 * 60 * 60_000;

/** How mail leaves, for Prometheus. */
@Injectable()
export class NoticeMetrics {
  constructor(
    @Inject(Metrics) { registry }: Metrics,
    @Inject(Database) database: Database,
    @Inject(Clock) clock: Clock,
  ) {
    const unsent: Gauge = new Gauge({
      name: 'notices_unsent',
      help: 'Notices that wait to be sent, and those of the last day that were given up',
      labelNames: ['status'],
      registers: [registry],
      collect: async () => {
        const since = new Date(clock.now().getTime() - dayMs);
        const { queued, failed } = await countUnsent(database.sql, since).catch(() => unknown);
        unsent.set({ status: 'queued' }, queued);
        unsent.set({ status: 'failed' }, failed);
      },
    });
  }
}

/** Prometheus shows it so, while the database does not answer. */
const unknown = { queued: Number.NaN, failed: Number.NaN };
