import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import { ImportInputError, type Source, type SourceRecord } from '@smartmedconnect/sdk/imports';
import { errorsAsTexts } from './errors-as-texts.ts';

/**
 * A sheet of an XLSX workbook as rows: the first, or the one named. Dates become local date-times as our columns want them, numbers plain
 * decimals, errors of formulas what they are called (`#N/A`). The whole sheet is held in memory, which is what the format asks for; large imports are better sent as CSV.
 *
 * @throws ImportInputError when there is no such sheet or no header in it
 */
export async function openXlsx(path: string, sheetName?: string): Promise<Source> {
  const sheets = await workbook(path);
  const sheet = sheetName === undefined ? sheets[0] : sheets.find(({ sheet: name }) => name === sheetName);
  if (sheet === undefined) {
    const known = sheets.map(({ sheet: name }) => `"${name}"`).join(', ');
    throw unreadable('sheet', `There is no sheet "${sheetName ?? ''}". The workbook has ${known}.`);
  }
  const [head, ...rows] = sheet.data as unknown[][];
  const header = (head ?? []).map((cell) => cellText(cell).trim());
  if (header.every((name) => name === '')) {
    throw unreadable('line 1', `The sheet "${sheet.sheet}" does not begin with a header.`);
  }
  return { header, records: () => records(rows) };
}

async function workbook(path: string) {
  try {
    return await readWorkbook(errorsAsTexts(path));
  } catch (error) {
    if (!isOfTheFile(error)) throw error;
    throw unreadable('file', 'It is not an XLSX workbook.');
  }
}

/** The faults of unzipping have a number for a code, and no class of their own. */
function isOfTheFile(error: unknown): boolean {
  if (error instanceof InvalidSpreadsheetError || error instanceof InvalidInputError) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}

async function* records(rows: readonly unknown[][]): AsyncGenerator<SourceRecord> {
  for (const [i, row] of rows.entries())
    yield await Promise.resolve({ line: i + 2, cells: row.map(cellText) });
}

/** What a cell says, in the words of our columns. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}

/** A workbook knows neither zone nor offset: its hours are the hours of the location. Binary fractions of a day are rounded to the second. */
function dateText(date: Date): string {
  return new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

function unreadable(at: string, message: string): ImportInputError {
  return new ImportInputError('The file cannot be read', [{ at, code: 'workbook', message }]);
}
