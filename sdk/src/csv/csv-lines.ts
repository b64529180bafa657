import { csvCell, type CsvValue } from './csv-cell.ts';

/** A column of the file: what stands in its first line, and what an item has there. */
export interface CsvColumn<T> {
  title: string;
  value: (item: T) => CsvValue;
}

export interface CsvOptions {
  /** Stops between two items; what was asked for by then is given up. */
  signal?: AbortSignal;
  /** Told the number of items written so far, each hundred of them and at the end. */
  onProgress?: (written: number) => void;
}

const itemsAPiece = 100;

/**
 * A list as the lines of a CSV file, its titles first, as they come: give it the `Pages` of any list, and it asks for one page
 * after the other. Cells are written by `csvCell`, lines end as RFC 4180 says.
 *
 * @throws whatever the list throws; the abort reason of `signal`
 */
export async function* csvLines<T>(
  items: Iterable<T> | AsyncIterable<T>,
  columns: readonly CsvColumn<T>[],
  { signal, onProgress }: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  let written = 0;
  signal?.throwIfAborted();
  yield line(columns.map((column) => column.title));
  for await (const item of items) {
    signal?.throwIfAborted();
    yield line(columns.map((column) => column.value(item)));
    written += 1;
    if (written % itemsAPiece === 0) onProgress?.(written);
  }
  onProgress?.(written);
}

/**
 * The same as one file to download. It begins with a byte order mark, without which spreadsheets take the letters of names in
 * Hindi or Arabic for others.
 */
export async function csvBlob<T>(
  items: Iterable<T> | AsyncIterable<T>,
  columns: readonly CsvColumn<T>[],
  options: CsvOptions = {},
): Promise<Blob> {
  const pieces = ['\uFEFF'];
  for await (const text of csvLines(items, columns, options)) pieces.push(text);
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** An empty cell alone would be an empty line, which readers pass over. */
function line(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',') || '""'}\r\n`;
}
