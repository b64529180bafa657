import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';

interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** How the server fares, for Prometheus: requests, event loop and memory, connections, events and jobs that wait. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) settings: Settings,
  ) {
    if (settings.NODE_ENV !== 'test') {
      collectDefaultMetrics({ register: this.registry });
    }
    this.gauge('db_pool_connections', 'Connections of the pool by state', ['state'], (gauge) =>
      this.countConnections(gauge),
    );
    this.gauge('outbox_events_waiting', 'Events not yet handed to their listeners', [], async (gauge) => {
      gauge.set(await this.count('select count(*) from outbox_events'));
    });
    this.gauge('jobs_dead', 'Jobs that failed for good and wait for somebody to look', [], async (gauge) => {
      gauge.set(
        await this.count("select count(*) from pgboss.job where name like '%.dead' and state = 'created'"),
      );
    });
  }

  private gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect: (gauge: Gauge<Label>) => Promise<void>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        await collect(this);
      },
    });
  }

  private async countConnections(gauge: Gauge<'state'>): Promise<void> {
    const pool: Pool = await this.database.read().getConnection().getNativeClient();
    gauge.set({ state: 'idle' }, pool.idleCount);
    gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    gauge.set({ state: 'waiting' }, pool.waitingCount);
  }

  /** NaN, which Prometheus shows as unknown, while the database does not answer or the queue was never installed. */
  private async count(statement: string): Promise<number> {
    const answer = await sql
      .raw<{ count: string }>(statement)
      .execute(this.database.sql)
      .catch(() => undefined);
    return Number(answer?.rows[0]?.count ?? Number.NaN);
  }
}
