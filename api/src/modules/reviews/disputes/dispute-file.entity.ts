import { defineEntity, p } from '@mikro-orm/core';
import type { FileMediaType } from '../../../platform/files/media-type.ts';
import type { DisputeSide } from '../rules/reply-deadline.ts';
import { Dispute } from './dispute.entity.ts';

const DisputeFileSchema = defineEntity({
  name: 'DisputeFile',
  tableName: 'dispute_files',
  properties: {
    /** Also the key of its bytes in the file store. */
    id: p.uuid().primary(),
    disputeId: () =>
      p.manyToOne(Dispute).mapToPk().joinColumn('dispute_id').foreignKeyName('dispute_files_dispute'),
    side: p.text().$type<DisputeSide>(),
    author: p.text(),
    /** Sealed: people name files after what they have. */
    name: p.blob().hidden(),
    mediaType: p.text().$type<FileMediaType>(),
    sizeBytes: p.integer(),
    /** Null until the store has its bytes; before that it is shown to nobody. */
    storedAt: p.datetime().columnType('timestamptz').nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    { name: 'dispute_files_of_dispute', properties: ['disputeId', 'id'] },
    {
      name: 'dispute_files_lost',
      expression: `create index dispute_files_lost on dispute_files (created_at) where stored_at is null`,
    },
  ],
  checks: [
    { name: 'dispute_files_side_known', expression: `side in ('patient', 'hospital', 'admin')` },
    { name: 'dispute_files_size', expression: 'size_bytes > 0' },
  ],
});

/** A file that a side has handed in; its bytes lie sealed in the file store. */
export class DisputeFile extends DisputeFileSchema.class {}

DisputeFileSchema.setClass(DisputeFile);

export { DisputeFileSchema };
