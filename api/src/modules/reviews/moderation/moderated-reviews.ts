import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { reviewAnswer } from '../reviews/review-answer.ts';
import { readReview, readReviews, type ReviewRow } from '../reviews/review.queries.ts';
import type { ModeratedReview, ModeratedReviewsQuery } from './moderation.schemas.ts';
import { ReviewModeration } from './review-moderation.entity.ts';
import { ReviewReport } from './review-report.entity.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** Reviews as admins see them: with who wrote them, what was reported and what was decided. */
@Injectable()
export class ModeratedReviews {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
  ) {}

  async one(caller: Caller, id: string): Promise<ModeratedReview> {
    const row = await readReview(this.database.sql, caller, id);
    if (!row) {
      throw notFound();
    }
    const [answer] = await this.answers(this.database.read(), [row], caller);
    return answer!;
  }

  async list(caller: Caller, query: ModeratedReviewsQuery): Promise<Page<ModeratedReview>> {
    const rows = await readReviews(this.database.sql, caller, asked(query));
    const answers = await this.answers(this.database.read(), rows, caller);
    return pageOf(
      answers,
      query.limit,
      (answer) => answer,
      ({ id, createdAt, reportedAt }) => [(query.status === 'reported' && reportedAt) || createdAt, id],
    );
  }

  /** Two statements for all of them. */
  async answers(em: EntityManager, rows: readonly ReviewRow[], caller: Caller): Promise<ModeratedReview[]> {
    const reviewId = { $in: rows.map(({ id }) => id) };
    const [reports, decisions] = [
      await em.find(ReviewReport, { reviewId }, { orderBy: { createdAt: 'asc', id: 'asc' }, refresh: true }),
      await em.find(ReviewModeration, { reviewId }, { orderBy: { id: 'asc' } }),
    ];
    return rows.map((row) => ({
      ...reviewAnswer(row, caller),
      patientId: row.patientId,
      authorFullName: row.authorFullName,
      reportedAt: row.reportedAt,
      reports: reports.filter((report) => report.reviewId === row.id).map((report) => this.report(report)),
      moderation: decisions
        .filter((decision) => decision.reviewId === row.id)
        .map((decision) => this.decision(decision)),
    }));
  }

  private report(report: ReviewReport): ModeratedReview['reports'][number] {
    const { id, reason, note, reporterId, reporterRole, createdAt, settledAt } = report;
    const { rating = null, text = null, replyText = null } = report;
    return {
      id,
      reason,
      note: this.opened(note),
      reporterId,
      reporterRole,
      createdAt: createdAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      about: rating === null ? null : { rating, text, replyText },
    };
  }

  private decision(decision: ReviewModeration): ModeratedReview['moderation'][number] {
    const { id, action, reason = null, note, actor, rating, text = null, replyText = null, at } = decision;
    return {
      id,
      action,
      reason,
      note: this.opened(note),
      actor,
      rating,
      text,
      replyText,
      at: at.toISOString(),
    };
  }

  private opened(note: Uint8Array | null | undefined): string | null {
    return note == null ? null : this.sealedBox.open(Buffer.from(note));
  }
}

/** Each status has an index in the order of its list. */
function asked({ status, doctorId, hospitalId, cursor, limit }: ModeratedReviewsQuery): RawBuilder<unknown> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, sortValues);
  const place = after && sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const conditions = [
    {
      reported: sql`r.reported_at is not null`,
      hidden: sql`r.status = 'hidden'`,
      published: sql`r.status = 'published'`,
      all: sql`true`,
    }[status],
    ...(doctorId === undefined ? [] : [sql`r.doctor_id = ${doctorId}`]),
    ...(hospitalId === undefined ? [] : [sql`r.hospital_id = ${hospitalId}`]),
    ...(!place
      ? []
      : [
          status === 'reported'
            ? sql`(r.reported_at, r.id) > ${place}`
            : sql`(r.created_at, r.id) < ${place}`,
        ]),
  ];
  const order = status === 'reported' ? sql`r.reported_at, r.id` : sql`r.created_at desc, r.id desc`;
  return sql`${sql.join(conditions, sql` and `)} order by ${order} limit ${limit + 1}`;
}
