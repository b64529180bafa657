import { raggedCode, type Source, type SourceRecord } from '../source.ts';
import type { Bytes } from './bytes.ts';
import { digestCsv } from './csv-digest.ts';
import { CsvSplitter } from './csv-splitter.ts';
import { unreadable } from './unreadable.ts';
import { utf8Pieces } from './utf8.ts';

/** What may part the cells; the one that stands most often in the header is taken. */
const delimiters = [',', ';', '\t'] as const;

/**
 * A CSV file as rows: comma, semicolon or tab, LF or CRLF, quoted cells with line breaks, with or without a byte order mark. Lines are
 * numbered as an editor numbers them. A row with too few or too many cells is refused by itself; a quote out of place ends
 * the reading, for nothing after it can be trusted.
 *
 * @throws ImportInputError when the file has no header, is not UTF-8 or has a quote out of place
 */
export async function readCsv(bytes: Bytes): Promise<Source> {
  const delimiter = await detectDelimiter(bytes);
  for await (const first of rawRecords(bytes, delimiter)) {
    const header = first.cells.map((name) => name.trim());
    if (header.every((name) => name === '')) break;
    return {
      header,
      records: () => dataRecords(bytes, delimiter, header.length),
      digest: () => digestCsv(bytes, delimiter),
    };
  }
  throw unreadable('line 1', 'empty', 'The file does not begin with a header.');
}

async function* dataRecords(bytes: Bytes, delimiter: string, width: number): AsyncGenerator<SourceRecord> {
  let isHeader = true;
  for await (const record of rawRecords(bytes, delimiter)) {
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
  return { ...record, fault: { field: 'row', code: raggedCode, message, value: null } };
}

/** Records that ended before a quote out of place are given before the reading ends there. */
async function* rawRecords(bytes: Bytes, delimiter: string): AsyncGenerator<SourceRecord> {
  const splitter = new CsvSplitter(delimiter);
  for await (const { text } of utf8Pieces(bytes)) {
    const failure = failureOf(() => splitter.push(text));
    yield* splitter.taken();
    if (failure !== undefined) throw failure;
  }
  splitter.end();
  yield* splitter.taken();
}

function failureOf(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

async function detectDelimiter(bytes: Bytes): Promise<string> {
  for await (const { text } of utf8Pieces(bytes)) {
    const header = firstRecord(text);
    const counts = delimiters.map((delimiter) => header.split(delimiter).length);
    return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
  }
  return ',';
}

/** The text up to the first line end outside quotes, without what stands in quotes. */
function firstRecord(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
}
