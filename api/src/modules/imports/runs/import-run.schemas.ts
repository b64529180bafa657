import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { importKinds, importModes, importStatuses, maxBatchSize } from './import-run.entity.ts';

const kind = z.enum(importKinds).meta({ description: 'What a row of the file is.', example: 'slots' });
const mode = z.enum(importModes).meta({
  description:
    '`dry_run` judges every row and keeps nothing but the results; `apply` takes the good rows in.',
  example: 'apply',
});

const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const startImportBody = z
  .strictObject({
    kind,
    fileName: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .meta({ description: 'How the run is called in lists.', example: 'slots-week-19.csv' }),
    contentHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 in 64 lower-case hexadecimal digits.')
      .meta({
        description: 'SHA-256 of what is imported: the same content finds its unfinished run again.',
        example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      }),
    totalRows: z.int().min(0).max(50_000_000).meta({ example: 12_000 }),
    mode,
    batchSize: z.int().min(1).max(maxBatchSize).default(1000).meta({
      description: 'Rows in each batch but the last. A run that is taken up again keeps its own.',
    }),
    hospitalId: z.uuid().optional().meta({ description: 'For admins, who belong to no hospital.' }),
  })
  .meta({ id: 'StartImport' });

export type StartImportBody = z.infer<typeof startImportBody>;

const count = z.int().min(0);

export const importRunSchema = z
  .object({
    id: z.uuid(),
    hospitalId: z.uuid(),
    kind,
    mode,
    status: z.enum(importStatuses),
    fileName: z.string(),
    contentHash: z.string(),
    totalRows: count,
    batchSize: count,
    counts: z
      .object({ created: count, updated: count, unchanged: count, rejected: count })
      .meta({ id: 'ImportCounts', description: 'What became of the rows that have arrived.' }),
    appliedBatches: z
      .array(z.int().min(1))
      .meta({ description: 'The numbers of the batches that are in, ascending.' }),
    startedBy: z.string().meta({ description: 'Who started it.', example: 'api-key:0190…' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
    abandonedAt: z.iso.datetime().optional().meta({ description: 'Of those that were abandoned.' }),
    abandonedBy: z.string().optional().meta({ description: 'And by whom.', example: 'admin:0190…' }),
    version: z.int(),
  })
  .meta({ id: 'ImportRun' });

export type ImportRunAnswer = z.infer<typeof importRunSchema>;

export const importRunPage = pageSchema(importRunSchema, 'ImportRunPage');

export const listImportsQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(importKinds).optional(),
  status: z.enum(importStatuses).optional(),
  mode: z.enum(importModes).optional(),
  hospitalId: z.uuid().optional().meta({ description: 'For admins: the runs of one hospital.' }),
  from: instantInput.optional().meta({ description: 'Started at or after this instant.' }),
  to: instantInput.optional().meta({ description: 'Started before this instant.' }),
  startedBy: z
    .string()
    .regex(/^(staff|admin|api-key):[0-9a-f-]{36}$/, 'Expected who started it, such as api-key:0190….')
    .optional()
    .meta({ description: 'As `startedBy` of a run has it.' }),
});

export type ListImportsQuery = z.infer<typeof listImportsQuery>;
