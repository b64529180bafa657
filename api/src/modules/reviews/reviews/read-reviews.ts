import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { findVisibleDoctor } from '../../doctors/index.ts';
import { reviewAnswer } from './review-answer.ts';
import { readReview, readReviews, type ReviewRow } from './review.queries.ts';
import type { HospitalReviewsQuery, ReviewAnswer, ReviewsQuery } from './review.schemas.ts';
import { concerns, seesReview } from './sees-review.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** Reviews as the public reads them, and those they concern. */
@Injectable()
export class ReadReviews {
  constructor(@Inject(Database) private readonly database: Database) {}

  async one(caller: Caller, id: string): Promise<ReviewAnswer> {
    return shown(caller, await readReview(this.database.sql, caller, id), seesReview);
  }

  /** The one of an appointment, for those it concerns: from a public review nobody finds the visit. */
  async ofAppointment(caller: Caller, appointmentId: string): Promise<ReviewAnswer> {
    const [review] = await readReviews(this.database.sql, caller, sql`r.appointment_id = ${appointmentId}`);
    return shown(caller, review, concerns);
  }

  async ofDoctor(caller: Caller, doctorId: string, query: ReviewsQuery): Promise<Page<ReviewAnswer>> {
    await findVisibleDoctor(this.database.read(), caller, doctorId);
    return this.published(caller, sql`r.doctor_id = ${doctorId}`, query);
  }

  /** Of all its doctors, for its own people: those who are not bookable too. */
  async ofHospital(
    caller: Caller,
    hospitalId: string,
    { doctorId, ...query }: HospitalReviewsQuery,
  ): Promise<Page<ReviewAnswer>> {
    if (!worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const ofDoctor = doctorId === undefined ? sql`` : sql`and r.doctor_id = ${doctorId}`;
    return this.published(caller, sql`r.hospital_id = ${hospitalId} ${ofDoctor}`, query);
  }

  private async published(
    caller: Caller,
    whose: RawBuilder<unknown>,
    query: ReviewsQuery,
  ): Promise<Page<ReviewAnswer>> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, sortValues);
    const rows = await readReviews(
      this.database.sql,
      caller,
      sql`${whose} and r.status = 'published'
          ${query.rating === undefined ? sql`` : sql`and r.rating = ${query.rating}`}
          ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
          order by r.created_at desc, r.id desc
          limit ${query.limit + 1}`,
    );
    return pageOf(
      rows,
      query.limit,
      (row) => reviewAnswer(row, caller),
      ({ createdAt, id }) => [createdAt, id],
    );
  }
}

function shown(
  caller: Caller,
  review: ReviewRow | undefined,
  sees: (caller: Caller, review: ReviewRow) => boolean,
): ReviewAnswer {
  if (!review || !sees(caller, review)) {
    throw notFound();
  }
  return reviewAnswer(review, caller);
}
