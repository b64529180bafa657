import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { differenceKinds } from '../rules/difference-kinds.ts';

export const reconciliationStatuses = ['running', 'completed', 'failed'] as const;
export const differenceActions = ['healed', 'reported'] as const;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const count = z.int().min(0);

export const startReconciliationBody = z
  .strictObject({
    from: instant.optional().meta({
      description: 'Of what Stripe made from here on; the last three days otherwise.',
      example: '2026-11-01T00:00:00Z',
    }),
    to: instant.optional().meta({
      description: 'And before this; now otherwise.',
      example: '2026-11-08T00:00:00Z',
    }),
  })
  .meta({ id: 'StartReconciliation' });

export type StartReconciliationBody = z.output<typeof startReconciliationBody>;

export const reconciliationSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(reconciliationStatuses),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    requestedBy: z.string().meta({ description: 'Who asked for it.', example: 'schedule' }),
    checked: count.meta({ description: 'Payments and refunds that were compared so far.' }),
    healed: count.meta({ description: 'Differences that are none any more.' }),
    reported: count.meta({ description: 'Differences somebody has to look at.' }),
    startedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Reconciliation' });

export type ReconciliationAnswer = z.infer<typeof reconciliationSchema>;

export const reconciliationPage = pageSchema(reconciliationSchema, 'ReconciliationPage');

export const differenceSchema = z
  .object({
    kind: z.enum(differenceKinds).meta({ example: 'payment_behind' }),
    action: z.enum(differenceActions).meta({
      description: '`healed`: our books agree with Stripe now. `reported`: somebody has to look.',
    }),
    paymentId: z.uuid().nullable(),
    refundId: z.uuid().nullable(),
    stripeId: z.string().nullable().meta({ description: 'Of the payment intent or refund at Stripe.' }),
    detail: z.string().meta({ example: 'pending here, succeeded at Stripe' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ReconciliationDifference' });

export type DifferenceAnswer = z.infer<typeof differenceSchema>;

export const differencePage = pageSchema(differenceSchema, 'ReconciliationDifferencePage');

export const listReconciliationsQuery = z.strictObject({ ...pageQuery });

export type ListReconciliationsQuery = z.infer<typeof listReconciliationsQuery>;

export const listDifferencesQuery = z.strictObject({
  ...pageQuery,
  action: z.enum(differenceActions).optional(),
});

export type ListDifferencesQuery = z.infer<typeof listDifferencesQuery>;
