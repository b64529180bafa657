import type { WebhookFaults } from '../faults/faults.ts';
import type { Database } from '../store/database.ts';

/** One sending of an event that is due. */
export interface Delivery {
  seq: number;
  event: string;
  attempts: number;
}

export interface AttemptResult {
  at: number;
  status: number | null;
  error: string | null;
}

/** An event held back goes out behind a later one, or after this long when none comes. */
const longestHoldMs = 2_000;

/** Which events are still to be sent; kept in the file, so that a restarted sandbox goes on. */
export class Deliveries {
  constructor(private readonly database: Database) {}

  /** Belongs into the transaction of what happened. */
  plan(event: string, { drop, copies, held, delayMs }: WebhookFaults): void {
    const nextAt = Date.now() + delayMs + (held ? longestHoldMs : 0);
    for (let copy = 0; copy < copies; copy += 1) {
      this.database.run(
        `INSERT INTO deliveries (event, state, held, attempts, next_at)
         VALUES ($event, $state, $held, 0, $nextAt)`,
        { event, state: drop ? 'dropped' : 'pending', held: held ? 1 : 0, nextAt },
      );
    }
  }

  due(now: number, limit: number): Delivery[] {
    return this.database.rows<Delivery>(
      `SELECT seq, event, attempts FROM deliveries
       WHERE state = 'pending' AND next_at <= $now ORDER BY next_at, seq LIMIT $limit`,
      { now, limit },
    );
  }

  nextAt(): number | undefined {
    const sql = "SELECT min(next_at) AS next FROM deliveries WHERE state = 'pending'";
    return this.database.row<{ next: number | null }>(sql)?.next ?? undefined;
  }

  delivered({ seq }: Delivery, result: AttemptResult): void {
    this.database.transaction(() => {
      this.record(seq, result);
      this.database.run(
        "UPDATE deliveries SET state = 'delivered', attempts = attempts + 1 WHERE seq = $seq",
        { seq },
      );
      this.database.run(
        "UPDATE deliveries SET held = 0, next_at = $now WHERE held = 1 AND state = 'pending' AND seq < $seq",
        { seq, now: result.at },
      );
    });
  }

  failed({ seq }: Delivery, result: AttemptResult, nextAt: number): void {
    this.database.transaction(() => {
      this.record(seq, result);
      this.database.run(
        'UPDATE deliveries SET held = 0, attempts = attempts + 1, next_at = $nextAt WHERE seq = $seq',
        { seq, nextAt },
      );
    });
  }

  isPending(event: string): boolean {
    const sql = "SELECT 1 FROM deliveries WHERE event = $event AND state = 'pending'";
    return this.database.row(sql, { event }) !== undefined;
  }

  /** What was tried, oldest first. */
  list(event: string | undefined) {
    const rows = this.database.rows<{
      seq: number;
      event: string;
      state: string;
      attempts: number;
      next_at: number;
    }>(
      `SELECT seq, event, state, attempts, next_at FROM deliveries
       WHERE $event IS NULL OR event = $event ORDER BY seq DESC LIMIT 1000`,
      { event: event ?? null },
    );
    return rows.reverse().map(({ seq, event: id, state, next_at: nextAt }) => ({
      event: id,
      state,
      nextAt: state === 'pending' ? nextAt : null,
      attempts: this.database.rows<AttemptResult>(
        'SELECT at, status, error FROM attempts WHERE delivery = $seq ORDER BY seq',
        { seq },
      ),
    }));
  }

  private record(delivery: number, { at, status, error }: AttemptResult): void {
    this.database.run(
      'INSERT INTO attempts (delivery, at, status, error) VALUES ($delivery, $at, $status, $error)',
      { delivery, at, status, error },
    );
  }
}
