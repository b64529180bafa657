import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { disputeAges } from '../rules/dispute-age.ts';
import { type DisputeSide, disputeSides } from '../rules/reply-deadline.ts';

/** What patients complain of and report, as far as nobody has settled it. */
export interface Unsettled {
  disputes: {
    unsettled: number;
    byAge: { fromDays: number; toDays: number | null; count: number }[];
    /** Those whose answer is overdue, by whose it is: a patient's or a hospital's also while it is the admins' turn for their silence. */
    overdue: Record<DisputeSide, number>;
  };
  reviews: { reported: number; reportedSince: string | null };
}

/** Counts what is unsettled for the back office. Reads indexes of what is, never the history. */
@Injectable()
export class CountUnsettled {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** As of now; of one hospital, or of all. */
  async now(hospitalId: string | undefined): Promise<Unsettled> {
    const now = this.clock.now();
    const [disputes, reviews] = await Promise.all([
      disputesStatement(hospitalId, now).execute(this.database.sql),
      reviewsStatement(hospitalId).execute(this.database.sql),
    ]);
    const ofAge = (index: number) =>
      disputes.rows.filter(({ age }) => age === index).reduce((sum, { count }) => sum + count, 0);
    const overdueOf = (side: DisputeSide) => disputes.rows.reduce((sum, row) => sum + row[side], 0);
    const [reports] = reviews.rows;
    return {
      disputes: {
        unsettled: disputes.rows.reduce((sum, { count }) => sum + count, 0),
        byAge: disputeAges.map((age, index) => ({ ...age, count: ofAge(index) })),
        overdue: Object.fromEntries(disputeSides.map((side) => [side, overdueOf(side)])) as Record<
          DisputeSide,
          number
        >,
      },
      reviews: { reported: reports?.reported ?? 0, reportedSince: reports?.since ?? null },
    };
  }
}

/** Also how many of them each side is late with. */
interface DisputeCount extends Record<DisputeSide, number> {
  /** The place in `disputeAges`. */
  age: number;
  count: number;
}

function disputesStatement(hospitalId: string | undefined, now: Date): RawBuilder<DisputeCount> {
  const begins = disputeAges.map(({ fromDays }) => fromDays);
  return sql<DisputeCount>`
    select width_bucket(greatest(extract(epoch from ${now}::timestamptz - created_at) / 86400, 0), ${begins}::numeric[]) - 1 as age,
           count(*)::int as count, ${sql.join(disputeSides.map((side) => lateOf(side, now)))}
      from disputes
     where closed_at is null and ${ofHospital(hospitalId)}
     group by 1`;
}

function lateOf(side: DisputeSide, now: Date): RawBuilder<unknown> {
  return sql`
    (count(*) filter (where lapsed_side = ${side} or (awaits = ${side} and due_at < ${now})))::int as ${sql.ref(side)}`;
}

function reviewsStatement(
  hospitalId: string | undefined,
): RawBuilder<{ reported: number; since: string | null }> {
  return sql<{ reported: number; since: string | null }>`
    select reported, ${rfc3339('since')} as since
      from (select count(*)::int as reported, min(reported_at) as since from reviews
             where reported_at is not null and ${ofHospital(hospitalId)}) as waiting`;
}

function ofHospital(hospitalId: string | undefined): RawBuilder<unknown> {
  return hospitalId === undefined ? sql`true` : sql`hospital_id = ${hospitalId}::uuid`;
}
