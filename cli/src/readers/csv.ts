import { Parser, type CsvError } from 'csv-parse';
import { ImportInputError, type Source, type SourceRecord } from '@smartmedconnect/sdk/imports';
import { digestCsv } from './csv-row-count.ts';
import { utf8Chunks } from './utf8.ts';

/** What may part the cells; the one that stands most often in the header is taken. */
const delimiters = [',', ';', '\t'] as const;

/**
 * A CSV file as rows: comma, semicolon or tab, LF or CRLF, quoted cells with line breaks, with or without a byte order mark. Lines are
 * numbered as an editor numbers them. A row with too few or too many cells is refused by itself; a quote out of place ends
 * the reading, for nothing after it can be trusted.
 *
 * @throws ImportInputError when the file has no header, is not UTF-8 or has a quote out of place
 */
export async function openCsv(path: string): Promise<Source> {
  const delimiter = await detectDelimiter(path);
  for await (const first of rawRecords(path, delimiter)) {
    const header = first.cells.map((name) => name.trim());
    if (header.every((name) => name === '')) break;
    return {
      header,
      records: () => dataRecords(path, delimiter, header.length),
      digest: () => digestCsv(path, delimiter),
    };
  }
  throw unreadable('line 1', 'empty', 'The file does not begin with a header.');
}

async function* dataRecords(path: string, delimiter: string, width: number): AsyncGenerator<SourceRecord> {
  let isHeader = true;
  for await (const record of rawRecords(path, delimiter)) {
    if (isHeader) isHeader = false;
    else yield record.cells.length === width ? record : ragged(record, width);
  }
}

/** Spreadsheets leave empty cells behind at the end and blank lines in between: neither is a fault. */
function ragged(record: SourceRecord, width: number): SourceRecord {
  const { cells } = record;
  if (
    cells.slice(width).every((cell) => cell.trim() === '') &&
    (cells.length > width || cells.join('').trim() === '')
  ) {
    return record;
  }
  const message = `The row has ${cells.length} cells, the header ${width}: a ${cells.length < width ? 'cell is missing' : 'cell with the separator in it needs quotes'}.`;
  return { ...record, fault: { field: 'row', code: 'ragged', message, value: null } };
}

async function* rawRecords(path: string, delimiter: string): AsyncGenerator<SourceRecord> {
  let ready: string[][] = [];
  let failure: CsvError | undefined;
  let line = 1;
  const parser = new Parser({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: 1 << 20,
    on_record: (cells: string[]) => {
      ready.push(cells);
      return null;
    },
  });
  parser.on('error', (error) => (failure = error as CsvError));
  parser.resume();
  const take = function* (): Generator<SourceRecord> {
    const records = ready;
    ready = [];
    for (const cells of records) {
      yield { line, cells };
      line += 1 + lineBreaks(cells);
    }
  };
  for await (const chunk of utf8Chunks(path)) {
    parser.write(chunk);
    yield* take();
    if (parser.errored !== null) break;
  }
  if (parser.errored === null) {
    const ended = new Promise<void>((resolve) => parser.once('close', resolve));
    parser.end();
    await ended;
    yield* take();
  }
  const error = failure ?? (parser.errored as CsvError | null);
  if (error !== null) throw unreadable(`line ${line}`, 'quotes', inOwnWords(error));
}

/** The parser counts a CRLF within quotes twice; editors do not. */
function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return count;
}

function inOwnWords({ code, message }: { code?: string; message: string }): string {
  switch (code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'The row that begins here opens a quote (") that is never closed.';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'The row that begins here has a quote (") in the middle of a cell. Put the cell in quotes and double the one inside: "5"" needle".';
    case 'CSV_MAX_RECORD_SIZE':
      return 'The row that begins here does not end within a megabyte: a quote (") is probably not closed.';
    default:
      return message;
  }
}

async function detectDelimiter(path: string): Promise<string> {
  for await (const chunk of utf8Chunks(path)) {
    const header = firstRecord(chunk.toString('utf8'));
    const counts = delimiters.map((delimiter) => header.split(delimiter).length);
    return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
  }
  return ',';
}

/** The text up to the first line end outside quotes, without what stands in quotes. */
function firstRecord(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
}

function unreadable(at: string, code: string, message: string): ImportInputError {
  return new ImportInputError('The file cannot be read', [{ at, code, message }]);
}
