import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../platform/guards/caller.ts';
import { type Objection, Review } from '../reviews/review.entity.ts';

const ReviewReportSchema = defineEntity({
  name: 'ReviewReport',
  tableName: 'review_reports',
  properties: {
    id: p.uuid().primary(),
    reviewId: () =>
      p.manyToOne(Review).mapToPk().joinColumn('review_id').foreignKeyName('review_reports_review'),
    reporterId: p.uuid(),
    reporterRole: p.text().$type<Role>(),
    reason: p.text().$type<Objection>(),
    /** Sealed: it may tell what should not have been told. */
    note: p.blob().nullable().hidden(),
    /** As the review stood when it was reported; no rating in reports older than this memory. */
    rating: p.smallint().nullable(),
    text: p.text().nullable(),
    replyText: p.text().nullable(),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    {
      name: 'review_reports_one_open',
      expression: `create unique index review_reports_one_open on review_reports (review_id, reporter_id) where settled_at is null`,
    },
    { name: 'review_reports_of_review', properties: ['reviewId', 'createdAt', 'id'] },
  ],
});

/** Somebody's word that a review should not stand; one open one of each person. Settled when an admin has decided. */
export class ReviewReport extends ReviewReportSchema.class {}

ReviewReportSchema.setClass(ReviewReport);

export { ReviewReportSchema };
