import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { countedBySpan, ofHospitals } from '../../../platform/database/spans.ts';

/** What happened to visits in a span of time. */
export interface VisitFigures {
  /** Confirmed in it: what was held and never paid for is no booking. */
  bookings: number;
  /** Called off in it, by whichever side, after they had been confirmed. */
  cancellations: number;
  /** Of the visits that were to begin in it, those nobody came to … */
  noShows: number;
  /** … and those that took place. */
  completed: number;
}

/** By which instant, and of which rows; each has an index of those rows alone. */
const counted: Record<keyof VisitFigures, { at: string; where: RawBuilder<unknown> }> = {
  bookings: { at: 'confirmed_at', where: sql`confirmed_at is not null` },
  cancellations: {
    at: 'ended_at',
    where: sql`status in ('cancelled', 'expired') and status = 'cancelled' and confirmed_at is not null`,
  },
  noShows: { at: 'starts_at', where: sql`status = 'no_show'` },
  completed: { at: 'starts_at', where: sql`status = 'completed'` },
};

/** Counts visits for the back office. */
@Injectable()
export class CountVisits {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * One for each span between the bounds; of one hospital, or of all.
   *
   * @param bounds ascending, at least two
   */
  async inSpans(hospitalId: string | undefined, bounds: readonly Date[]): Promise<VisitFigures[]> {
    const figures: VisitFigures[] = bounds
      .slice(1)
      .map(() => ({ bookings: 0, cancellations: 0, noShows: 0, completed: 0 }));
    const { rows } = await visitCounts(hospitalId, bounds).execute(this.database.sql);
    for (const { span, figure, count } of rows) {
      (figures[span] as VisitFigures)[figure] = count;
    }
    return figures;
  }
}

interface VisitCount {
  span: number;
  figure: keyof VisitFigures;
  count: number;
}

export function visitCounts(hospitalId: string | undefined, bounds: readonly Date[]): RawBuilder<VisitCount> {
  const hospitals = ofHospitals(hospitalId);
  const parts = Object.entries(counted).map(([figure, { at, where }]) =>
    countedBySpan(
      {
        table: 'appointments',
        at,
        figures: sql`${figure} as figure, count(*)::int as count`,
        where: sql`${hospitals} and ${where}`,
      },
      bounds,
    ),
  );
  return sql<VisitCount>`${sql.join(parts, sql` union all `)}`;
}
