import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { fileMediaTypes } from '../../../platform/files/media-type.ts';
import { moneySchema } from '../../doctors/index.ts';
import { refundChannels, refundStatuses } from '../../payments/index.ts';
import { disputeStatuses } from '../rules/dispute-transitions.ts';
import { disputeKinds } from '../rules/dispute-window.ts';
import { disputeSides } from '../rules/reply-deadline.ts';
import { disputeOutcomes } from './dispute.entity.ts';
import { timelineEntrySchema } from './timeline.schemas.ts';

const id = z.uuid();
const instant = z.iso.datetime().meta({ example: '2026-12-04T09:00:00.000Z' });
const longest = 4000;
const words = z.string().trim().min(1).max(longest);
const side = z.enum(disputeSides).meta({ id: 'DisputeSide' });
const silent = z.enum(['patient', 'hospital']).meta({ id: 'SilentSide' });
const kind = z.enum(disputeKinds).meta({ id: 'DisputeKind' });
const status = z.enum(disputeStatuses).meta({ id: 'DisputeStatus' });

export const newDisputeSchema = z
  .strictObject({
    appointmentId: id,
    kind,
    text: words.meta({ description: 'What happened, in the patient’s words. Stored encrypted.' }),
  })
  .meta({
    id: 'DisputeInput',
    example: {
      appointmentId: '019adc5a-7c00-7000-8000-0000000000aa',
      kind: 'charged_but_not_seen',
      text: 'I waited for an hour and was sent home, but my card was charged.',
    },
  });
export type NewDispute = z.infer<typeof newDisputeSchema>;

export const messageInputSchema = z
  .strictObject({
    text: words,
    internal: z.boolean().optional().meta({ description: 'A note for admins alone; by admins alone.' }),
    asks: z.enum(['patient', 'hospital']).optional().meta({
      description: 'Whose answer an admin waits for from now on; that side then has its days to reply.',
    }),
  })
  .refine(({ internal, asks }) => internal !== true || asks === undefined, {
    path: ['asks'],
    message: 'Nobody is asked by a note that they cannot read.',
  })
  .meta({ id: 'DisputeMessageInput', example: { text: 'The doctor was called to an emergency at 10:20.' } });
export type MessageInput = z.infer<typeof messageInputSchema>;

export const assignmentSchema = z
  .strictObject({
    assigneeId: id.optional().meta({ description: 'An admin; whoever calls when left out.' }),
  })
  .meta({ id: 'DisputeAssignment', example: {} });
export type Assignment = z.infer<typeof assignmentSchema>;

export const resolutionInputSchema = z
  .strictObject({
    outcome: z.enum(disputeOutcomes).meta({ id: 'DisputeOutcome' }),
    amountMinor: z.int().min(1).optional().meta({
      description: 'With `refund_partial` alone, which needs it: how much goes back, in minor units.',
    }),
    note: words.meta({ description: 'The reason. The patient and the hospital read it. Stored encrypted.' }),
  })
  .refine(({ outcome, amountMinor }) => (outcome === 'refund_partial') === (amountMinor !== undefined), {
    path: ['amountMinor'],
    message: '`refund_partial` needs an amount, the other outcomes have none.',
  })
  .meta({
    id: 'DisputeResolutionInput',
    example: { outcome: 'refund_partial', amountMinor: 25_000, note: 'The visit was cut short by half.' },
  });
export type ResolutionInput = z.infer<typeof resolutionInputSchema>;

export const messageSchema = z
  .object({
    id,
    side,
    author: z.string().meta({
      description: 'Admins see who it was; others only whose word it is.',
      example: 'staff',
    }),
    internal: z.boolean(),
    text: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'DisputeMessage' });
export type MessageAnswer = z.infer<typeof messageSchema>;

export const fileSchema = z
  .object({
    id,
    side,
    name: z.string().meta({ example: 'bill.pdf' }),
    mediaType: z.enum(fileMediaTypes),
    sizeBytes: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'DisputeFile' });
export type FileAnswer = z.infer<typeof fileSchema>;

const resolutionSchema = z
  .object({
    outcome: z.enum(disputeOutcomes).meta({ id: 'DisputeOutcome' }),
    refund: moneySchema.nullable().meta({ description: 'What goes back by it; null when it was rejected.' }),
    refunds: z
      .array(
        z.object({
          id,
          amount: moneySchema,
          channel: z.enum(refundChannels),
          status: z.enum(refundStatuses).meta({ id: 'RefundStatus' }),
          settledAt: instant.nullable(),
        }),
      )
      .meta({
        description: 'How far the money is, as it is now: one for each payment that it comes out of.',
      }),
    note: z.string(),
    decidedBy: z.string().meta({
      description: 'Admins see who it was; others only that it was an admin.',
      example: 'admin',
    }),
    deciderName: z.string().nullable().optional().meta({ description: 'Shown to admins.' }),
  })
  .meta({ id: 'DisputeResolution' });

const summary = {
  id,
  appointmentId: id,
  reference: z.string().meta({ description: 'Of the appointment.', example: 'SMC-7K2M9Q' }),
  hospitalId: id,
  hospitalName: z.string(),
  doctorId: id,
  patientId: id,
  kind,
  status,
  text: z.string(),
  awaits: side.nullable().meta({ description: 'Whose answer is waited for; null when it is closed.' }),
  dueAt: instant.nullable().meta({ description: 'Until when.' }),
  lapsedSide: silent
    .nullable()
    .meta({ description: 'Who let their time to answer pass, and has said nothing since.' }),
  assigneeId: id.nullable().optional().meta({ description: 'The admin who works on it; shown to admins.' }),
  assigneeName: z.string().nullable().optional().meta({ description: 'Shown to admins.' }),
  resolution: resolutionSchema.nullable(),
  closedAt: instant.nullable(),
  version: z.int().meta({ description: 'For admins it counts their notes as well.' }),
  createdAt: instant,
  updatedAt: instant,
};

export const disputeSchema = z.object(summary).meta({ id: 'Dispute' });
export type DisputeAnswer = z.infer<typeof disputeSchema>;

export const disputeDetailSchema = z
  .object({
    ...summary,
    money: z
      .object({
        paid: moneySchema,
        refunded: moneySchema.meta({ description: 'What of it is owed back or has gone back.' }),
        owed: moneySchema.meta({ description: 'What of `refunded` has not gone back yet.' }),
        left: moneySchema,
      })
      .meta({ description: 'Of the appointment, as it is now; no outcome returns more than is left.' }),
    messages: z.array(messageSchema),
    files: z.array(fileSchema),
    timeline: z.array(timelineEntrySchema).meta({
      description: 'What happened, gathered by itself, oldest first. Each side sees its part, admins all.',
    }),
  })
  .meta({ id: 'DisputeDetail' });
export type DisputeDetail = z.infer<typeof disputeDetailSchema>;

export const disputePageSchema = pageSchema(disputeSchema, 'DisputePage');

export const disputesQuerySchema = z.strictObject({
  ...pageQuery,
  status: z.enum(disputeStatuses).optional(),
  kind: z.enum(disputeKinds).optional(),
  assignee: z
    .union([z.uuid(), z.enum(['me', 'nobody'])])
    .optional()
    .meta({ description: 'For admins: who works on it, by id, `me` or `nobody`.' }),
  hospitalId: id.optional(),
  appointmentId: id.optional(),
  awaits: z.enum(disputeSides).optional().meta({ description: 'Whose answer is waited for.' }),
  overdue: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({
      description:
        '`true`: those past `dueAt`. A late patient’s or hospital’s turn goes to the admins within the hour, with time of their own; who was ' +
        'silent is found by `lapsedSide`.',
    }),
  lapsedSide: silent.optional().meta({
    description:
      'Of those that are not closed: who let their time to answer pass, and has said nothing since.',
  }),
  q: z.string().trim().min(1).max(60).optional().meta({
    description: 'How the reference of the appointment begins.',
  }),
});
export type DisputesQuery = z.infer<typeof disputesQuerySchema>;
