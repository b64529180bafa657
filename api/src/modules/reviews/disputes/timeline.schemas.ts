import { z } from 'zod';

/** What a timeline tells of. */
export const timelineKinds = [
  'appointment',
  'policy_accepted',
  'payment_begun',
  'payment_succeeded',
  'payment_withdrawn',
  'refund_requested',
  'refund_succeeded',
  'refund_returned',
  'refund_attempt_failed',
  'refund_failed',
  'refund_retried',
  'dispute',
  'message',
  'internal_note',
  'file',
  'sign_in',
  'notice',
] as const;

export type TimelineKind = (typeof timelineKinds)[number];

export const timelineEntrySchema = z
  .object({
    at: z.iso.datetime().meta({ example: '2026-12-03T12:02:00.000Z' }),
    kind: z.enum(timelineKinds).meta({
      description:
        '`appointment` and `dispute` are steps of their lives, named by `details.action`: booked, moved, checked in, completed, a no-show. ' +
        'Each tells `fromStatus` and `toStatus`; a move also the places (time, doctor, kind of visit, fee) it went `from` and `to`. ' +
        'A refund that had succeeded may be `refund_returned` by the bank days later; `refund_attempt_failed` is tried again by itself. ' +
        'A `notice` is what a side was told by mail: which `notice`, `to` whom, by which `channel`, and as `deliveries` what became of each: ' +
        'its `status` (`queued`, `sent`, `failed`), `attempts`, `sentAt`, and the code with which the mail server has answered.',
    }),
    actor: z.string().meta({
      description: 'Who it was for admins and for oneself, such as `staff:<id>`; for others only the side.',
      example: 'staff',
    }),
    details: z
      .record(z.string(), z.unknown())
      .meta({ example: { action: 'check_in', fromStatus: 'confirmed', toStatus: 'checked_in' } }),
  })
  .meta({ id: 'DisputeTimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
