export { batches, type Batch, type PassedOverCounts } from './batches.ts';
export {
  columnOfField,
  faultInColumns,
  importColumns,
  importKinds,
  rejectColumns,
  type Column,
  type ImportKind,
  type ValueKind,
} from './columns.ts';
export { ImportInputError, type InputFault, type RowFault } from './faults.ts';
export { guessFields } from './guess-fields.ts';
export type {
  ImportAction,
  ImportApi,
  ImportCounts,
  ImportMode,
  ImportRun,
  ImportRunStart,
  ResultPage,
  RowResult,
} from './import-api.ts';
export { readMapping, type Condition, type FieldSpec, type Mapping } from './mapping.ts';
export { mappingDocument } from './mapping-document.ts';
export { currencyExponent, majorUnits } from './money.ts';
export type { ImportProgress } from './progress.ts';
export { createRowMapper, type RowMapper, type RowMapperOptions } from './row-mapper.ts';
export { blobBytes, type Bytes } from './readers/bytes.ts';
export { readCsv } from './readers/csv.ts';
export { detectFormat, formatBytes, type TableFormat } from './readers/format.ts';
export { notAnObject, parseObject, readNdjson } from './readers/ndjson.ts';
export { utf8Lines } from './readers/utf8.ts';
export { RejectsTable, withoutRejectColumns } from './rejects.ts';
export type { ImportRow, PassedOver } from './rows.ts';
export { runImport, type ImportOptions, type ImportOutcome } from './run-import.ts';
export { isBlank, type Source, type SourceRecord } from './source.ts';
export { survey, type Survey } from './survey.ts';
export { northAmericanPhone, treatments } from './transforms.ts';
