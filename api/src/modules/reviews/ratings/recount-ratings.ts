import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { DoctorRatings, type RatingFigures } from '../../doctors/index.ts';
import { ReviewMetrics } from './review-metrics.ts';

/**
 * Holds the figures of every doctor against a count of the published reviews, and mends what differs. One statement sees reviews and
 * figures of the same instant, and both change in one transaction: what it finds is a mistake of ours, never a review on its way.
 */
@Injectable()
export class RecountRatings implements OnModuleInit {
  private readonly logger = new Logger('RecountRatings');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(DoctorRatings) private readonly ratings: DoctorRatings,
    @Inject(ReviewMetrics) private readonly metrics: ReviewMetrics,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('reviews.recount-ratings', '29 * * * *', async () => {
      await this.run();
    });
  }

  /** @returns the doctors whose figures were mended */
  async run(): Promise<string[]> {
    const misderived = await this.ratings.misderived(this.database.sql);
    const doctors = [...new Set([...(await this.drifted()), ...misderived])];
    for (const doctorId of doctors) {
      await this.mend(doctorId);
      this.metrics.drifted.inc();
    }
    return doctors;
  }

  private async drifted(): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select coalesce(f.doctor_id, c.doctor_id) as id
        from (${figuresOf(sql`true`)}) c
        full join doctor_ratings f on f.doctor_id = c.doctor_id
       where (coalesce(f.rating_sum, 0), coalesce(f.rating_count, 0))
             is distinct from (coalesce(c.sum, 0), coalesce(c.count, 0))`.execute(this.database.sql);
    return rows.map(({ id }) => id);
  }

  /** Behind the lock all who write reviews of this doctor stand still, so that the count is what the figures must be. */
  private async mend(doctorId: string): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const before = await this.ratings.lock(transaction, doctorId);
      const counted = await this.count(transaction, doctorId);
      await this.ratings.write(transaction, doctorId, counted);
      this.logger.error({ doctorId, before, counted }, 'the rating of a doctor had drifted and was mended');
    });
  }

  private async count(transaction: Kysely<never>, doctorId: string): Promise<RatingFigures> {
    const { rows } = await sql<RatingFigures>`${figuresOf(sql`doctor_id = ${doctorId}`)}`.execute(
      transaction,
    );
    return { sum: rows[0]?.sum ?? 0, count: rows[0]?.count ?? 0 };
  }
}

function figuresOf(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select doctor_id, sum(rating)::int as sum, count(*)::int as count
      from reviews where status = 'published' and ${condition} group by doctor_id`;
}
