import { defineEntity, p } from '@mikro-orm/core';
import { type Objection, Review } from '../reviews/review.entity.ts';

export const moderationActions = ['hide', 'restore', 'dismiss_reports', 'remove_reply'] as const;

export type ModerationAction = (typeof moderationActions)[number];

const ReviewModerationSchema = defineEntity({
  name: 'ReviewModeration',
  tableName: 'review_moderation',
  properties: {
    id: p.uuid().primary(),
    reviewId: () =>
      p.manyToOne(Review).mapToPk().joinColumn('review_id').foreignKeyName('review_moderation_review'),
    action: p.text().$type<ModerationAction>(),
    reason: p.text().$type<Objection>().nullable(),
    note: p.blob().nullable().hidden(),
    actor: p.text(),
    rating: p.smallint(),
    text: p.text().nullable(),
    replyText: p.text().nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'review_moderation_of_review', properties: ['reviewId', 'id'] }],
  checks: [
    {
      name: 'review_moderation_action_known',
      expression: `action in ('hide', 'restore', 'dismiss_reports', 'remove_reply')`,
    },
  ],
});

/** One decision of an admin, with the words it was made about: the author may change them afterwards. */
export class ReviewModeration extends ReviewModerationSchema.class {}

ReviewModerationSchema.setClass(ReviewModeration);

export { ReviewModerationSchema };
