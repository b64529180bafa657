import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { objection, reviewSchema } from '../reviews/review.schemas.ts';
import { moderationActions } from './review-moderation.entity.ts';

const instant = z.iso.datetime().meta({ example: '2026-12-02T09:00:00.000Z' });
const note = z.string().trim().min(1).max(2000).meta({
  description: 'For the admins alone. Stored encrypted.',
  example: 'It names a nurse.',
});

export const reportInputSchema = z
  .strictObject({ reason: objection, note: note.optional() })
  .meta({ id: 'ReviewReportInput', example: { reason: 'personal_data', note: 'It names a nurse.' } });

export const reportSchema = z
  .object({ id: z.uuid(), reviewId: z.uuid(), reason: objection, createdAt: instant })
  .meta({ id: 'ReviewReport' });

export const hidingInputSchema = z
  .strictObject({
    reason: objection.meta({ description: 'Told to the author, the doctor and the hospital.' }),
    note: note.optional(),
  })
  .meta({ id: 'ReviewHidingInput', example: { reason: 'personal_data', note: 'It names a nurse.' } });

export const replyRemovalInputSchema = z
  .strictObject({
    reason: objection.meta({ description: 'Told to the doctor, the hospital and the author of the review.' }),
    note: note.optional(),
  })
  .meta({
    id: 'ReviewReplyRemovalInput',
    example: { reason: 'personal_data', note: 'It tells the diagnosis.' },
  });

export const dismissalQuerySchema = z.strictObject({
  upTo: z.uuid().meta({
    description:
      'The newest report that was looked at. Those that have come since stay open, and keep the review in the queue.',
  }),
});

export const moderationStatuses = ['reported', 'hidden', 'published', 'all'] as const;

export const moderatedReviewsQuerySchema = z.strictObject({
  ...pageQuery,
  status: z.enum(moderationStatuses).default('reported').meta({
    description:
      '`reported` has those with open reports, longest waiting first; the others are newest first.',
  }),
  doctorId: z.uuid().optional(),
  hospitalId: z.uuid().optional(),
});

export const moderatedReviewSchema = reviewSchema
  .extend({
    patientId: z.uuid(),
    authorFullName: z.string().meta({ example: 'Mila Sen' }),
    reportedAt: instant.nullable().meta({ description: 'Since when reports wait for a decision.' }),
    reports: z
      .array(
        z
          .object({
            id: z.uuid(),
            reason: objection,
            note: z.string().nullable(),
            reporterId: z.uuid(),
            reporterRole: z.enum(['patient', 'doctor', 'staff', 'admin']),
            createdAt: instant,
            settledAt: instant.nullable().meta({ description: 'When an admin decided.' }),
            about: z
              .object({ rating: z.int(), text: z.string().nullable(), replyText: z.string().nullable() })
              .nullable()
              .meta({
                id: 'ReportedWords',
                description: 'The review as it stood when it was reported; null where that was not kept yet.',
              }),
          })
          .meta({ id: 'ReviewReportForAdmins' }),
      )
      .meta({ description: 'Oldest first.' }),
    moderation: z
      .array(
        z
          .object({
            id: z.uuid(),
            action: z.enum(moderationActions),
            reason: objection.nullable(),
            note: z.string().nullable(),
            actor: z.string().meta({ example: 'admin:01936f6e-7c00-7000-8000-000000000001' }),
            rating: z.int().meta({ description: 'As it stood when it was decided.' }),
            text: z.string().nullable().meta({ description: 'As it stood when it was decided.' }),
            replyText: z.string().nullable().meta({ description: 'The answer that was taken down.' }),
            at: instant,
          })
          .meta({ id: 'ReviewModerationEntry' }),
      )
      .meta({ description: 'Every decision, oldest first.' }),
  })
  .meta({ id: 'ModeratedReview' });

export const moderatedReviewPageSchema = pageSchema(moderatedReviewSchema, 'ModeratedReviewPage');

export type ReportInput = z.infer<typeof reportInputSchema>;
export type ReportAnswer = z.infer<typeof reportSchema>;
export type HidingInput = z.infer<typeof hidingInputSchema>;
export type ReplyRemovalInput = z.infer<typeof replyRemovalInputSchema>;
export type DismissalQuery = z.infer<typeof dismissalQuerySchema>;
export type ModeratedReviewsQuery = z.infer<typeof moderatedReviewsQuerySchema>;
export type ModeratedReview = z.infer<typeof moderatedReviewSchema>;
