import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/database/database.ts';

/** No transaction that writes entries lasts nearly as long: what is older is all there. */
const settledMs = 10 * 60_000;

/**
 * The sum of all entries by currency, without reading all of them each time: the ledger is only ever added to, so what has
 * settled is added up once and kept.
 */
export class LedgerSum {
  private settledUpTo = '0';
  private readonly settled: Record<string, number> = {};

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In minor units. */
  async read(): Promise<Record<string, number>> {
    await this.settle();
    const sums = { ...this.settled };
    for (const { currency, sum } of await this.sums(sql`id > ${this.settledUpTo}::bigint`)) {
      sums[currency] = (sums[currency] ?? 0) + Number(sum);
    }
    return sums;
  }

  private async settle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - settledMs);
    const { rows } = await sql<{ id: string | null }>`
      select max(id)::text as id from ledger_entries
       where id > ${this.settledUpTo}::bigint and at < ${before}
         and id < (select coalesce(min(id), 9223372036854775807) from ledger_entries
                    where id > ${this.settledUpTo}::bigint and at >= ${before})`.execute(this.database.sql);
    const upTo = rows[0]?.id;
    if (!upTo) {
      return;
    }
    const range = sql`id > ${this.settledUpTo}::bigint and id <= ${upTo}::bigint`;
    for (const { currency, sum } of await this.sums(range)) {
      this.settled[currency] = (this.settled[currency] ?? 0) + Number(sum);
    }
    this.settledUpTo = upTo;
  }

  private async sums(range: ReturnType<typeof sql>): Promise<{ currency: string; sum: string }[]> {
    const { rows } = await sql<{ currency: string; sum: string }>`
      select currency, sum(amount_minor)::text as sum from ledger_entries where ${range}
       group by currency`.execute(this.database.sql);
    return rows;
  }
}
