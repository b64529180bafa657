import { fault, type ImportRow, type RowFault } from './row-fault.ts';

/** The text of a field, trimmed; undefined when the row does not say it, or says it wrongly. */
export function textOf(
  row: ImportRow,
  field: string,
  maxLength: number,
  faults: RowFault[],
): string | undefined {
  const value = row[field];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string') {
    faults.push(fault(field, 'not_text', `${field} must be text.`, value));
    return undefined;
  }
  return soundText(field, value, maxLength, faults);
}

/** As `textOf`, with a fault when the row does not say it. */
export function requiredTextOf(
  row: ImportRow,
  field: string,
  maxLength: number,
  faults: RowFault[],
): string | undefined {
  const before = faults.length;
  const text = textOf(row, field, maxLength, faults);
  if (text === undefined && faults.length === before) {
    faults.push(fault(field, 'required', `${field} is required.`));
  }
  return text;
}

/** The entries of a list of texts, each once; undefined when the row does not say it. */
export function listOf(
  row: ImportRow,
  field: string,
  maxLength: number,
  faults: RowFault[],
): string[] | undefined {
  const value = row[field];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!Array.isArray(value) || value.length > maxEntries) {
    const message = `${field} must be a list of at most ${maxEntries} texts.`;
    faults.push(fault(field, 'not_a_list', message, value));
    return undefined;
  }
  const entries = new Set<string>();
  for (const entry of value as unknown[]) {
    if (typeof entry !== 'string') {
      faults.push(fault(field, 'not_text', `Every entry of ${field} must be text.`, entry));
      continue;
    }
    const text = soundText(field, entry, maxLength, faults);
    if (text !== undefined) {
      entries.add(text);
    }
  }
  return [...entries];
}

/** A whole number within bounds; undefined when the row does not say it, or says it wrongly. */
export function wholeNumberOf(
  row: ImportRow,
  field: string,
  { min, max }: { min: number; max: number },
  faults: RowFault[],
): number | undefined {
  const value = row[field];
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    faults.push(fault(field, 'not_a_whole_number', `${field} must be a whole number.`, value));
    return undefined;
  }
  if (value < min || value > max) {
    faults.push(fault(field, 'out_of_range', `${field} must be from ${min} to ${max}.`, value));
    return undefined;
  }
  return value;
}

/** One of a few words; undefined when the row does not say it, or says another. */
export function wordOf<Word extends string>(
  row: ImportRow,
  field: string,
  words: readonly Word[],
  faults: RowFault[],
): Word | undefined {
  const text = textOf(row, field, 100, faults);
  if (text === undefined) {
    return undefined;
  }
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) {
    faults.push(fault(field, 'unknown_value', `${field} must be one of ${words.join(', ')}.`, text));
  }
  return word;
}

/** A fault for every field the rows of this kind do not have: a misspelt column is better named than passed over. */
export function refuseUnknownFields(
  row: ImportRow,
  known: ReadonlySet<string>,
  kind: string,
  faults: RowFault[],
): void {
  for (const field in row) {
    if (!known.has(field)) {
      const name = field.slice(0, 100);
      faults.push(fault(name, 'unknown_field', `${name} is no field of a row of ${kind}.`, row[field]));
    }
  }
}

const maxEntries = 50;
const lostLetter = '\uFFFD';
const unstorable = '\0';

function soundText(field: string, value: string, maxLength: number, faults: RowFault[]): string | undefined {
  const text = value.trim();
  if (text === '') {
    return undefined;
  }
  if (text.length > maxLength) {
    faults.push(fault(field, 'too_long', `${field} must have at most ${maxLength} characters.`, text));
    return undefined;
  }
  if (text.includes(lostLetter) || text.includes(unstorable) || !text.isWellFormed()) {
    const message = `${field} holds a character that was damaged before it came here. Write it anew.`;
    faults.push(fault(field, 'damaged_text', message, text));
    return undefined;
  }
  return text;
}
