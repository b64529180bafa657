import { defineEntity, p } from '@mikro-orm/core';
import type { DisputeSide } from '../rules/reply-deadline.ts';
import { Dispute } from './dispute.entity.ts';

const DisputeMessageSchema = defineEntity({
  name: 'DisputeMessage',
  tableName: 'dispute_messages',
  properties: {
    id: p.uuid().primary(),
    disputeId: () =>
      p.manyToOne(Dispute).mapToPk().joinColumn('dispute_id').foreignKeyName('dispute_messages_dispute'),
    side: p.text().$type<DisputeSide>(),
    author: p.text(),
    /** For admins alone. */
    internal: p.boolean().default(false),
    text: p.blob().hidden(),
    /** Whose answer an admin waits for by it, and until when. */
    asks: p.text().$type<'patient' | 'hospital'>().nullable(),
    dueAt: p.datetime().columnType('timestamptz').nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'dispute_messages_of_dispute', properties: ['disputeId', 'id'] }],
  checks: [
    { name: 'dispute_messages_side_known', expression: `side in ('patient', 'hospital', 'admin')` },
    { name: 'dispute_messages_internal', expression: `not internal or side = 'admin'` },
    { name: 'dispute_messages_asks_known', expression: `asks in ('patient', 'hospital')` },
    {
      name: 'dispute_messages_asks',
      expression: `(asks is null) = (due_at is null) and (asks is null or (side = 'admin' and not internal))`,
    },
  ],
});

/** What a side says in a dispute; never changed. */
export class DisputeMessage extends DisputeMessageSchema.class {}

DisputeMessageSchema.setClass(DisputeMessage);

export { DisputeMessageSchema };
