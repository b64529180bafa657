import { defineEntity, p } from '@mikro-orm/core';
import type { DisputeAction, DisputeStatus } from '../rules/dispute-transitions.ts';
import { Dispute } from './dispute.entity.ts';

const DisputeStepSchema = defineEntity({
  name: 'DisputeStep',
  tableName: 'dispute_steps',
  properties: {
    id: p.uuid().primary(),
    disputeId: () =>
      p.manyToOne(Dispute).mapToPk().joinColumn('dispute_id').foreignKeyName('dispute_steps_dispute'),
    action: p.text().$type<DisputeAction>(),
    fromStatus: p.text().$type<DisputeStatus>().nullable(),
    toStatus: p.text().$type<DisputeStatus>(),
    actor: p.text(),
    /** Ids and amounts; never a word. */
    details: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    at: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'dispute_steps_of_dispute', properties: ['disputeId', 'id'] }],
});

/** One step in the life of a dispute; written with the change, never changed itself. */
export class DisputeStep extends DisputeStepSchema.class {}

DisputeStepSchema.setClass(DisputeStep);

export { DisputeStepSchema };
