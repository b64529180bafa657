import type { StandardSchemaV1 } from '@standard-schema/spec';
import { z } from 'zod';
import { pageSchema } from '../../../platform/http/page.ts';
import { doctorRow } from '../doctors/doctor-row.schema.ts';
import { rowActions } from '../rules/row-action.ts';
import type { ImportRow } from '../rules/row-fault.ts';
import { maxBatchSize } from '../runs/import-run.entity.ts';
import { slotRow } from '../slots/slot-row.schema.ts';
import { rowFaultSchema } from './row-basics.schema.ts';

/** Bytes the body of a batch may have. */
export const batchBodyLimit = 8 * 1024 * 1024;

const documented = z
  .strictObject({
    rows: z
      .array(z.union([doctorRow, slotRow]))
      .min(1)
      .max(maxBatchSize)
      .meta({
        description:
          'Rows of the kind of the run, as many as its batch size. Each is judged by itself; what an optional field leaves out stays as it is.',
      }),
  })
  .meta({
    id: 'ImportBatch',
    example: {
      rows: [
        {
          line: 2,
          externalId: 'SLOT-2030-05-06-0900-17',
          doctorExternalId: 'DOC-17',
          location: 'MAIN',
          start: '2030-05-06T09:00:00+05:30',
          end: '2030-05-06T09:30:00+05:30',
          capacity: 1,
        },
      ],
    },
  });

/** The shape of a batch: what is wrong with this is wrong with the request, all else is the verdict on a row. */
const shape = z.strictObject({
  rows: z
    .array(z.custom<ImportRow>(isRow, { error: 'Expected an object with a line, a whole number from 0.' }))
    .min(1)
    .max(maxBatchSize),
});

/** Thousands of rows pass here many times a second: documented as what they are to be, checked only for being rows at all. */
export const importBatchBody: StandardSchemaV1<unknown, { rows: ImportRow[] }> = {
  '~standard': { ...documented['~standard'], validate: (value) => shape['~standard'].validate(value) },
};

function isRow(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    Number.isSafeInteger(value.line) &&
    (value.line as number) >= 0
  );
}

export const batchNumber = z.coerce.number().int().min(1).max(50_000_000);

export const rowResultSchema = z
  .object({
    line: z.int(),
    externalId: z.string().nullable(),
    action: z.enum(rowActions),
    errors: z.array(rowFaultSchema),
  })
  .meta({ id: 'RowResult' });

export const batchResultsSchema = z
  .object({ results: z.array(rowResultSchema) })
  .meta({ id: 'ImportBatchResults' });

export const rowResultPage = pageSchema(rowResultSchema, 'RowResultPage');

export const listResultsQuery = z.strictObject({
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Where the page before ended: its `nextCursor`.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  action: z.enum(rowActions).optional(),
});

export type ListResultsQuery = z.infer<typeof listResultsQuery>;
