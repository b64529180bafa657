import {
  faultInColumns,
  importColumns,
  majorUnits,
  type ImportRow,
  type RowFault,
  type RowMapper,
  type SourceRecord,
} from '@smartmedconnect/sdk/imports';

/** What becomes of one of the first rows. */
export interface TriedRow {
  readonly line: number;
  /** By our columns, as a person would write them into our own format. */
  readonly values: readonly (readonly [column: string, text: string])[];
  readonly faults: readonly RowFault[];
  readonly passedOver: string | undefined;
}

/** The first rows of a file as they would be sent, judged by all that can be judged without the server. */
export function triedRows(
  mapper: RowMapper,
  sample: readonly SourceRecord[],
  currency: string | undefined,
): TriedRow[] {
  const map = mapper.startPass(sample.length);
  return sample.map((record) => {
    const row = map(record);
    const { line } = record;
    if ('passedOver' in row) return { line, values: [], faults: [], passedOver: String(row.passedOver) };
    const { refused = [] } = row;
    const faults = refused.map((fault) => faultInColumns(mapper.kind, fault));
    return { line, values: valuesOf(row, mapper.kind, currency), faults, passedOver: undefined };
  });
}

function valuesOf(row: ImportRow, kind: RowMapper['kind'], currency: string | undefined): [string, string][] {
  return importColumns[kind].flatMap(({ name, field }): [string, string][] => {
    const value = row[field];
    if (Array.isArray(value)) return [[name, value.join('|')]];
    if (typeof value === 'string') return [[name, value]];
    if (typeof value !== 'number') return [];
    return [[name, field === 'feeMinor' ? money(value, row, currency) : String(value)]];
  });
}

function money(amountMinor: number, row: ImportRow, currency: string | undefined): string {
  const code = typeof row['currency'] === 'string' ? row['currency'].toUpperCase() : currency;
  return (code === undefined ? undefined : majorUnits(amountMinor, code)) ?? String(amountMinor);
}
