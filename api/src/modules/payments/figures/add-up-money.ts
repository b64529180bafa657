import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { countedBySpan, ofHospitals } from '../../../platform/database/spans.ts';

/** Money of one currency in a span of time. */
export interface MoneyFigures {
  currency: string;
  /** What came by payments that were begun in it, as the list of payments has them. */
  revenueMinor: number;
  /** What was decided in it to give back, of whichever payment; it is owed from then on. */
  refundsMinor: number;
}

/** Adds money up for the back office. */
@Injectable()
export class AddUpMoney {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Those of each span between the bounds, by currency; of one hospital, or of all.
   *
   * @param bounds ascending, at least two
   */
  async inSpans(hospitalId: string | undefined, bounds: readonly Date[]): Promise<MoneyFigures[][]> {
    const figures: MoneyFigures[][] = bounds.slice(1).map(() => []);
    const { rows } = await moneySums(hospitalId, bounds).execute(this.database.sql);
    for (const { span, currency, revenue, refunds } of rows) {
      figures[span]?.push({ currency, revenueMinor: Number(revenue), refundsMinor: Number(refunds) });
    }
    return figures;
  }
}

interface MoneySum {
  span: number;
  currency: string;
  revenue: string;
  refunds: string;
}

export function moneySums(hospitalId: string | undefined, bounds: readonly Date[]): RawBuilder<MoneySum> {
  const hospitals = ofHospitals(hospitalId);
  const ofOne = hospitalId === undefined ? sql`true` : sql`p.hospital_id = ${hospitalId}::uuid`;
  const came = countedBySpan(
    {
      table: 'payments',
      at: 'created_at',
      figures: sql`currency, sum(amount_minor) as revenue, 0 as refunds`,
      where: sql`${hospitals} and status = 'succeeded'`,
      by: sql`currency`,
    },
    bounds,
  );
  const goesBack = countedBySpan(
    {
      table: 'refunds r join payments p on p.id = r.payment_id',
      at: 'r.requested_at',
      figures: sql`p.currency, 0, sum(r.amount_minor)`,
      where: sql`p.refunded_minor > 0 and ${ofOne}`,
      by: sql`p.currency`,
    },
    bounds,
  );
  return sql<MoneySum>`
    select span, currency, sum(revenue) as revenue, sum(refunds) as refunds
      from (${came} union all ${goesBack}) as moved
     group by span, currency order by span, currency`;
}
