import type { Column } from './columns.ts';
import type { CellReader } from './conditions.ts';
import type { RowFault } from './faults.ts';
import type { FieldSpec } from './mapping.ts';
import { toMinorUnits } from './money.ts';
import type { SourceRecord } from './source.ts';
import { transforms } from './transforms.ts';

type Cells = SourceRecord['cells'];
type FieldValue = string | number | string[];

/** Makes the value of one field from the cells of a row; undefined when there is nothing to say. Faults are pushed, not thrown. */
export type FieldReader = (cells: Cells, faults: RowFault[]) => FieldValue | undefined;

/** Everything that can be looked up once for a field is looked up here; the reader it gives runs for every row. */
export function compileField(
  column: Column,
  spec: FieldSpec,
  cell: (column: string) => CellReader,
  money: MoneyContext,
): FieldReader {
  const fault = (code: string, message: string, value: string): RowFault => ({
    field: column.field,
    code,
    message,
    value: value.slice(0, shownLength),
  });
  const treat = compileTreatment(spec);
  const refuseOdd = (odd: string, faults: RowFault[]): void => {
    faults.push(fault('not_understood', `"${odd}" is no value the mapping knows for ${column.name}.`, odd));
  };
  if (column.value === 'list') return listReader(column, spec, cell, { treat, refuseOdd, fault });
  const read = textReader(spec, cell);
  const convert = converter(column, fault, money);
  return (cells, faults) => {
    const text = read(cells);
    if (text === '') return undefined;
    const bad = unusable(column, text);
    if (bad !== undefined) return void faults.push(bad);
    const treated = treat === undefined ? text : treat(text);
    if (treated === undefined && spec.otherwise !== 'omit') refuseOdd(text, faults);
    if (treated === undefined || treated === '') return undefined;
    return convert === undefined ? treated : convert(treated, cells, faults);
  };
}

/** Where the currency of a fee comes from. */
export interface MoneyContext {
  currencyOf: CellReader;
  defaultCurrency: string | undefined;
}

type Treatment = (text: string) => string | undefined;
type FaultMaker = (code: string, message: string, value: string) => RowFault;

/** No field takes a longer text. Whole files swallowed by an open quote must not travel to be refused. */
const maxCellLength = 10_000;
/** As much of a refused text as helps to find it. */
const shownLength = 200;

/** What a decoder leaves where it could not read a character; a name with it in it is not the name of anybody. */
const damage = '\uFFFD';

/** What spreadsheets write where a formula came to nothing, in workbooks and in the CSV files they save. */
const cellErrors = new Set(
  (
    '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! ' +
    '#EXTERNAL! #PYTHON! #TIMEOUT! #ERROR!'
  ).split(' '),
);

function isCellError(text: string): boolean {
  return text.startsWith('#') && cellErrors.has(text);
}

function unusable(column: Column, text: string): RowFault | undefined {
  const shown = { field: column.field, value: text.slice(0, shownLength) };
  if (text.length > maxCellLength) {
    const message = `${column.name} is longer than ${maxCellLength} characters.`;
    return { ...shown, code: 'too_long', message };
  }
  if (isCellError(text)) {
    const message = `${column.name} holds ${text}, the error of a formula in a spreadsheet.`;
    return { ...shown, code: 'cell_error', message };
  }
  if (!text.includes(damage) && !text.includes('\0')) return undefined;
  const lost = text.includes(damage)
    ? 'U+FFFD: a letter was lost before the file came here'
    : 'NUL, which is no letter';
  const message = `${column.name} holds the character ${lost}. Write it anew.`;
  return { ...shown, code: 'damaged_text', message };
}

function textReader(spec: FieldSpec, cell: (column: string) => CellReader): CellReader {
  const { constant, columns = [] } = spec;
  if (constant !== undefined) return () => constant;
  const readers = columns.map(cell);
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return only;
  const separator = spec.separator ?? ' ';
  return (cells) => {
    const parts: string[] = [];
    for (const read of readers) {
      const part = read(cells);
      if (isCellError(part)) return part;
      if (part !== '') parts.push(part);
    }
    return spec.complete === true && parts.length < readers.length ? '' : parts.join(separator);
  };
}

function listReader(
  column: Column,
  spec: FieldSpec,
  cell: (column: string) => CellReader,
  {
    treat,
    refuseOdd,
  }: {
    treat: Treatment | undefined;
    refuseOdd: (odd: string, faults: RowFault[]) => void;
    fault: FaultMaker;
  },
): FieldReader {
  const { constant } = spec;
  const readers: CellReader[] = constant === undefined ? (spec.columns ?? []).map(cell) : [() => constant];
  const split = spec.split ?? '|';
  return (cells, faults) => {
    const entries = new Set<string>();
    for (const read of readers) {
      const text = read(cells);
      if (text === '') continue;
      const bad = unusable(column, text);
      if (bad !== undefined) return void faults.push(bad);
      for (const part of text.split(split)) {
        const entry = part.trim();
        if (entry === '') continue;
        const treated = treat === undefined ? entry : treat(entry);
        if (treated !== undefined) entries.add(treated);
        else if (spec.otherwise !== 'omit') refuseOdd(entry, faults);
      }
    }
    entries.delete('');
    return entries.size === 0 ? undefined : [...entries];
  };
}

/** Table and named treatments as one function; undefined when the field asks for neither, so that plain cells cost nothing. */
function compileTreatment(spec: FieldSpec): Treatment | undefined {
  const steps: Treatment[] = (spec.as ?? []).map((name) => transforms[name] ?? ((text) => text));
  if (spec.table !== undefined) {
    const table = new Map(Object.entries(spec.table));
    steps.push((text) => table.get(text.trim().toLowerCase()));
  }
  if (steps.length === 0) return undefined;
  return (text) => {
    let value: string = text;
    for (const step of steps) {
      const next = step(value);
      if (next === undefined && spec.otherwise !== 'keep') return undefined;
      value = next ?? value;
    }
    return value;
  };
}

type Converter = (text: string, cells: Cells, faults: RowFault[]) => FieldValue | undefined;

function converter(column: Column, fault: FaultMaker, money: MoneyContext): Converter | undefined {
  if (column.value === 'whole_number') {
    return (text, _cells, faults) => {
      const number = /^[+-]?\d{1,15}(?:\.0+)?$/.test(text) ? Number(text) : NaN;
      if (Number.isNaN(number)) {
        return void faults.push(fault('not_a_whole_number', `${column.name} must be a whole number.`, text));
      }
      return number;
    };
  }
  if (column.value === 'money') {
    return (text, cells, faults) => {
      const result = toMinorUnits(text, money.currencyOf(cells).toUpperCase() || money.defaultCurrency);
      if ('amountMinor' in result) return result.amountMinor;
      return void faults.push(fault(result.code, result.message, text));
    };
  }
  return undefined;
}
