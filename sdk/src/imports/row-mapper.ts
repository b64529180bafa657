import { importColumns, rejectColumns, type Column, type ImportKind } from './columns.ts';
import { compileCondition, firstColumn, missingColumns, type CellReader } from './conditions.ts';
import { ImportInputError, type InputFault, type RowFault } from './faults.ts';
import { compileField, type FieldReader } from './fields.ts';
import { HeaderIndex, headerKey } from './header.ts';
import type { FieldSpec, Mapping } from './mapping.ts';
import { RepeatedKeys } from './repeated-keys.ts';
import { refusedRow, type ImportRow, type PassedOver } from './rows.ts';
import type { SourceRecord } from './source.ts';

export interface RowMapper {
  readonly kind: ImportKind;
  /** Two mappers with the same fingerprint make the same rows of the same records. */
  readonly fingerprint: string;
  /** Whether every record that is not blank becomes a row. Otherwise only a pass tells how many there are. */
  readonly sendsEveryRow: boolean;
  /**
   * Begins a pass over the records from the first to the last; what repeats is judged within a pass.
   *
   * @param expectedRows how many will come, when it is known: room is made for them at once
   */
  startPass(expectedRows?: number): (record: SourceRecord) => ImportRow | PassedOver;
}

export interface RowMapperOptions {
  kind: ImportKind;
  header: readonly string[];
  /** Without one the header must be in our own format. */
  mapping?: Mapping | undefined;
  /** The currency of fees in rows that name none: the hospital's. */
  defaultCurrency?: string | undefined;
}

/**
 * Prepares the way from source records to rows. Everything that depends on the header alone happens here, once.
 *
 * @throws ImportInputError naming all columns that are missing, unknown or there twice
 */
export function createRowMapper({ kind, header, mapping, defaultCurrency }: RowMapperOptions): RowMapper {
  const index = new HeaderIndex(header);
  const faults =
    mapping === undefined ? ownHeaderFaults(kind, index) : mappedHeaderFaults(kind, index, mapping);
  if (faults.length > 0) throw new ImportInputError('The columns of the file do not fit', faults);

  const plan = mapping ?? ownMapping(kind, index);
  const cell = cellReaders(index, plan.empty);
  const money = { currencyOf: currencyReader(plan, cell), defaultCurrency };
  const fields = importColumns[kind].flatMap((column): [string, FieldReader][] => {
    const spec = plan.fields[column.name];
    return spec === undefined ? [] : [[column.field, compileField(column, spec, cell, money)]];
  });
  const refusals = plan.refuse.map(({ when, code, message }) => {
    const shown = cell(firstColumn(when) ?? '');
    return { holds: compileCondition(when, cell), code, message, shown };
  });
  const needsKey = importColumns[kind].some(({ field, required }) => field === 'externalId' && required);
  const skips = plan.skip.map(({ when, reason }) => ({ holds: compileCondition(when, cell), reason }));

  return {
    kind,
    fingerprint: JSON.stringify([kind, mapping ?? null, defaultCurrency ?? null]),
    sendsEveryRow: plan.skip.length === 0 && (plan.repeat === 'send' || plan.repeat === 'refuse'),
    startPass(expectedRows) {
      const repeats = new RepeatedKeys(kind, plan.repeat, expectedRows);
      return (record) => {
        if (record.passedOver !== undefined) return { passedOver: record.passedOver };
        if (record.fault !== undefined)
          return { line: record.line, externalId: null, refused: [record.fault] };
        const { cells } = record;
        for (const skip of skips) if (skip.holds(cells)) return { passedOver: skip.reason };
        const row: ImportRow = { line: record.line, externalId: null };
        const rowFaults: RowFault[] = [];
        for (const [field, read] of fields) {
          const value = read(cells, rowFaults);
          if (value !== undefined) row[field] = value;
        }
        for (const { holds, code, message, shown } of refusals) {
          if (holds(cells))
            return refusedRow(row, [{ field: 'row', code, message, value: shown(cells) || null }]);
        }
        if (needsKey && row.externalId === null && !rowFaults.some(isOfKey)) rowFaults.unshift(keyMissing);
        if (rowFaults.length > 0) return refusedRow(row, rowFaults);
        return repeats.judge(row);
      };
    },
  };
}

const keyMissing: RowFault = {
  field: 'externalId',
  code: 'required',
  message: 'external_id is empty: without it the row cannot be told from others or sent again.',
  value: null,
};

function isOfKey({ field }: RowFault): boolean {
  return field === keyMissing.field;
}

/** Our own format as a mapping onto itself. */
function ownMapping(kind: ImportKind, index: HeaderIndex): Mapping {
  const present = importColumns[kind].filter((column) => index.position(column.name) >= 0);
  const fields: Record<string, FieldSpec> = {};
  for (const { name } of present) fields[name] = { columns: [name] };
  return { kind, empty: [], refuse: [], skip: [], repeat: 'send', fields };
}

function ownHeaderFaults(kind: ImportKind, index: HeaderIndex): InputFault[] {
  const columns = importColumns[kind];
  const known = new Set([...columns.map((column) => column.name), ...rejectColumns]);
  const faults: InputFault[] = [];
  for (const name of index.names) {
    const key = headerKey(name);
    if (known.has(key)) continue;
    const near = new HeaderIndex(
      columns.filter((column) => index.position(column.name) < 0).map((c) => c.name),
    ).nearMiss(name);
    const hint = near === undefined ? `Columns of ${kind} are ${names(columns)}.` : `Did you mean ${near}?`;
    faults.push({
      at: 'columns',
      code: 'unknown_column',
      message: `"${name.trim()}" is not a column of ${kind}. ${hint}`,
    });
  }
  for (const column of columns) {
    if (column.required && index.position(column.name) < 0) faults.push(missing(column.name));
    if (index.isRepeated(column.name)) faults.push(repeated(column.name));
  }
  return faults;
}

function mappedHeaderFaults(kind: ImportKind, index: HeaderIndex, mapping: Mapping): InputFault[] {
  if (mapping.kind !== kind) {
    return [
      {
        at: 'mapping',
        code: 'wrong_kind',
        message: `The mapping is for ${mapping.kind}, the import for ${kind}.`,
      },
    ];
  }
  const specs = Object.values(mapping.fields);
  const wanted = specs.flatMap((spec) => (spec.optional === true ? [] : (spec.columns ?? [])));
  const absent = wanted.filter((name) => index.position(name) < 0);
  for (const { when } of [...mapping.refuse, ...mapping.skip]) absent.push(...missingColumns(when, index));
  const used = specs.flatMap((spec) => spec.columns ?? []);
  return [
    ...[...new Set(absent)].map((name) => missing(name, index.nearMiss(name))),
    ...[...new Set(used)].filter((name) => index.isRepeated(name)).map(repeated),
  ];
}

function missing(name: string, near?: string): InputFault {
  const hint = near === undefined ? '' : ` The file has "${near}".`;
  return { at: 'columns', code: 'missing_column', message: `The column "${name}" is missing.${hint}` };
}

function repeated(name: string): InputFault {
  return { at: 'columns', code: 'repeated_column', message: `The column "${name}" is there more than once.` };
}

function names(columns: readonly Column[]): string {
  return columns.map((column) => column.name).join(', ');
}

function cellReaders(index: HeaderIndex, emptyWords: readonly string[]): (column: string) => CellReader {
  const empty = new Set(emptyWords);
  return (column) => {
    const position = index.position(column);
    if (position < 0) return () => '';
    if (empty.size === 0) return (cells) => (cells[position] ?? '').trim();
    return (cells) => {
      const text = (cells[position] ?? '').trim();
      return empty.has(text) ? '' : text;
    };
  };
}

function currencyReader(plan: Mapping, cell: (column: string) => CellReader): CellReader {
  const spec = plan.fields['currency'];
  if (spec?.constant !== undefined) {
    const { constant } = spec;
    return () => constant;
  }
  const column = spec?.columns?.[0];
  return column === undefined ? () => '' : cell(column);
}
