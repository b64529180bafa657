import { defineEntity, p } from '@mikro-orm/core';
import { Hospital } from '../../doctors/index.ts';

export const importKinds = ['doctors', 'slots'] as const;
export const importModes = ['dry_run', 'apply'] as const;
export const importStatuses = ['running', 'completed', 'abandoned'] as const;

/** Rows a batch may have at most. */
export const maxBatchSize = 5000;

const count = () => p.integer().default(0);

const ImportRunSchema = defineEntity({
  name: 'ImportRun',
  tableName: 'import_runs',
  properties: {
    id: p.uuid().primary(),
    hospitalId: () =>
      p.manyToOne(Hospital).mapToPk().joinColumn('hospital_id').foreignKeyName('import_runs_hospital'),
    kind: p.text().$type<(typeof importKinds)[number]>(),
    mode: p.text().$type<(typeof importModes)[number]>(),
    status: p.text().$type<(typeof importStatuses)[number]>(),
    fileName: p.text(),
    contentHash: p.text(),
    totalRows: p.integer(),
    batchSize: p.integer(),
    createdCount: count(),
    updatedCount: count(),
    unchangedCount: count(),
    rejectedCount: count(),
    startedBy: p.text(),
    abandonedBy: p.text().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
    completedAt: p.datetime().columnType('timestamptz').nullable(),
    abandonedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    {
      name: 'import_runs_unfinished',
      expression: `create unique index import_runs_unfinished on import_runs (hospital_id, kind, mode, content_hash) where status = 'running'`,
    },
    { name: 'import_runs_of_hospital', properties: ['hospitalId', 'id'] },
    { name: 'import_runs_by_start', properties: ['createdAt'] },
  ],
  checks: [
    { name: 'import_runs_total', expression: 'total_rows >= 0' },
    { name: 'import_runs_kind_known', expression: `kind in ('doctors', 'slots')` },
    { name: 'import_runs_mode_known', expression: `mode in ('dry_run', 'apply')` },
    { name: 'import_runs_status_known', expression: `status in ('running', 'completed', 'abandoned')` },
    {
      name: 'import_runs_abandoned',
      expression: `(status = 'abandoned') = (abandoned_at is not null) and (abandoned_at is null) = (abandoned_by is null)`,
    },
    { name: 'import_runs_batch_size', expression: `batch_size >= 1 and batch_size <= ${maxBatchSize}` },
  ],
});

/** One file on its way in; of one content there is at most one unfinished run, so that whoever starts again goes on. */
export class ImportRun extends ImportRunSchema.class {}

ImportRunSchema.setClass(ImportRun);

export { ImportRunSchema };
