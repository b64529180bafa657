import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { type RatingFigures, ratingPrior, smoothedRating } from '../rules/smoothed-rating.ts';

export type { RatingFigures };

/**
 * The figures a doctor is found by. Whoever changes a review changes them in the same transaction; two who do so for one doctor
 * queue on the row of the figures, not on the doctor.
 */
@Injectable()
export class DoctorRatings {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Adds: a new review of 4 is `{ sum: 4, count: 1 }`, its end the negative of that, and 5 made of 4 is `{ sum: 1, count: 0 }`. */
  async change(transaction: Kysely<never>, doctorId: string, { sum, count }: RatingFigures): Promise<void> {
    if (sum === 0 && count === 0) {
      return;
    }
    const figures = await this.lock(transaction, doctorId);
    await this.write(transaction, doctorId, { sum: figures.sum + sum, count: figures.count + count });
  }

  /** Until the transaction ends, nobody else's review of this doctor comes or goes. */
  async lock(transaction: Kysely<never>, doctorId: string): Promise<RatingFigures> {
    await sql`
      insert into doctor_ratings (doctor_id, rating_sum, rating_count, smoothed, updated_at)
      values (${doctorId}, 0, 0, ${smoothedRating({ sum: 0, count: 0 })}, ${this.clock.now()})
      on conflict (doctor_id) do nothing`.execute(transaction);
    const { rows } = await sql<RatingFigures>`
      select rating_sum as sum, rating_count as count from doctor_ratings
       where doctor_id = ${doctorId} for update`.execute(transaction);
    return rows[0]!;
  }

  /** The caller has locked them. */
  async write(transaction: Kysely<never>, doctorId: string, figures: RatingFigures): Promise<void> {
    const { sum, count } = figures;
    await sql`
      update doctor_ratings
         set rating_sum = ${sum}::integer, rating_count = ${count}::integer,
             average = round(${sum}::numeric / nullif(${count}::numeric, 0), 2),
             smoothed = ${smoothedRating(figures)}, updated_at = ${this.clock.now()}
       where doctor_id = ${doctorId}`.execute(transaction);
  }

  /** Doctors whose ratings do not follow from their own sum and count, as after a change of the prior. */
  async misderived(database: Kysely<never>): Promise<string[]> {
    const { mean, weight } = ratingPrior;
    const { rows } = await sql<{ id: string }>`
      select doctor_id as id from doctor_ratings
       where average is distinct from round(rating_sum::numeric / nullif(rating_count, 0), 2)
          or abs(smoothed - (${mean * weight}::numeric + rating_sum) / (${weight}::numeric + rating_count)) > 0.00002`.execute(
      database,
    );
    return rows.map(({ id }) => id);
  }
}
