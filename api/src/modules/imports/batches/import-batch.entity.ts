import { defineEntity, p } from '@mikro-orm/core';
import { ImportRun } from '../runs/import-run.entity.ts';

const count = () => p.integer().default(0);

const ImportBatchSchema = defineEntity({
  name: 'ImportBatch',
  tableName: 'import_batches',
  properties: {
    runId: () =>
      p
        .manyToOne(ImportRun)
        .mapToPk()
        .primary()
        .joinColumn('run_id')
        .foreignKeyName('import_batches_run')
        .deleteRule('cascade'),
    n: p.integer().primary(),
    fingerprint: p.text(),
    rowCount: p.integer(),
    createdCount: count(),
    updatedCount: count(),
    unchangedCount: count(),
    rejectedCount: count(),
    results: p.json().columnType('json').nullable(),
    appliedAt: p.datetime().columnType('timestamptz'),
  },
  checks: [{ name: 'import_batches_number', expression: 'n >= 1' }],
});

/** A numbered piece of a run that has been applied, with what became of each of its rows. */
export class ImportBatch extends ImportBatchSchema.class {}

ImportBatchSchema.setClass(ImportBatch);

export { ImportBatchSchema };
