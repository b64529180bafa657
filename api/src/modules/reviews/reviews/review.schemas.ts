import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { contactDetails } from '../rules/contact-details.ts';
import { objections, reviewStatuses } from './review.entity.ts';

const instant = z.iso.datetime().meta({ example: '2026-12-02T09:00:00.000Z' });
const longest = 4000;

/** A text everybody will read. */
const publicText = z
  .string()
  .trim()
  .min(1)
  .max(longest)
  .superRefine((text, context) => {
    for (const kind of contactDetails(text)) {
      context.addIssue({ code: 'custom', message: `It holds what looks like ${kind}; leave it out.` });
    }
  });

const rating = z.int().min(1).max(5).meta({ description: '1 is worst, 5 is best.', example: 5 });
const text = publicText.meta({
  description: 'Read by everybody, as text. E-mail addresses, links and telephone numbers are refused.',
  example: 'She took her time and explained everything.',
});

export const objection = z.enum(objections).meta({ id: 'ReviewObjection' });

export const newReviewSchema = z
  .strictObject({ rating, text: text.optional() })
  .meta({ id: 'NewReview', example: { rating: 5, text: 'She took her time and explained everything.' } });

export const reviewChangesSchema = z
  .strictObject({ rating, text: text.nullable() })
  .partial()
  .meta({
    id: 'ReviewChanges',
    description: 'What is left out stays; null takes the text away.',
    example: { rating: 4 },
  });

export const replyInputSchema = z
  .strictObject({ text: text.meta({ example: 'Thank you for your kind words.' }) })
  .meta({ id: 'ReviewReplyInput', example: { text: 'Thank you for your kind words.' } });

export const reviewSchema = z
  .object({
    id: z.uuid(),
    doctorId: z.uuid(),
    hospitalId: z.uuid(),
    author: z.string().meta({ description: 'First name and initial.', example: 'Mila S.' }),
    rating,
    text: z.string().nullable().meta({ example: 'She took her time and explained everything.' }),
    reply: z
      .object({
        text: z.string().meta({ example: 'Thank you for your kind words.' }),
        by: z.enum(['doctor', 'hospital']),
        repliedAt: instant,
      })
      .meta({ id: 'ReviewReply' })
      .nullable(),
    status: z.enum(reviewStatuses),
    createdAt: instant,
    editedAt: instant.nullable().meta({ description: 'When the author last changed it.' }),
    version: z.int().meta({ description: 'Send it back as `If-Match` to change what you have seen.' }),
    appointmentId: z.uuid().optional().meta({ description: 'Only in answers to the author and to admins.' }),
    editableUntil: instant.optional().meta({ description: 'Only in answers to the author.' }),
    hiddenReason: objection.nullable().optional().meta({
      description: 'Only in answers to the author, the doctor, the hospital and admins.',
    }),
    replyRemovedReason: objection.nullable().optional().meta({
      description: 'Why an admin took the last answer down, until there is another. To the same.',
    }),
    ownReport: z.enum(['open', 'decided']).nullable().optional().meta({
      description:
        'Whether you have reported it: `open` until an admin has decided, `decided` while it reads as it did then. Only in answers to people.',
      example: null,
    }),
  })
  .meta({ id: 'Review' });

const warnings = z
  .array(z.object({ code: z.enum(['health_of_others']), detail: z.string() }).meta({ id: 'ReviewWarning' }))
  .meta({
    description:
      'What the writer may want to look at once more; nothing was refused. `health_of_others`: it seems to tell of somebody else’s illness.',
    example: [],
  });

export const writtenReviewSchema = reviewSchema.extend({ warnings }).meta({ id: 'WrittenReview' });

export const reviewPageSchema = pageSchema(reviewSchema, 'ReviewPage');

export const reviewsQuerySchema = z.strictObject({
  ...pageQuery,
  rating: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'Those with this rating alone.' }),
});

export const hospitalReviewsQuerySchema = reviewsQuerySchema.extend({
  doctorId: z.uuid().optional().meta({ description: 'Those of this doctor alone.' }),
});

export type NewReview = z.infer<typeof newReviewSchema>;
export type ReviewChanges = z.infer<typeof reviewChangesSchema>;
export type ReplyInput = z.infer<typeof replyInputSchema>;
export type ReviewAnswer = z.infer<typeof reviewSchema>;
export type WrittenReview = z.infer<typeof writtenReviewSchema>;
export type ReviewsQuery = z.infer<typeof reviewsQuerySchema>;
export type HospitalReviewsQuery = z.infer<typeof hospitalReviewsQuerySchema>;
