import { ChainedHash } from './chained-hash.ts';
import { ImportInputError } from './faults.ts';
import type { RowMapper } from './row-mapper.ts';
import { isBlank, type Source, type SourceRecord } from './source.ts';

/** What must be known of the rows before the first of them is sent. */
export interface Survey {
  /** How many rows will be sent, refused ones counted. */
  totalRows: number;
  /** SHA-256 in hex over records and mapping: the same file read the same way is the same content. */
  contentHash: string;
}

/** Records go to the hash in pieces of this many characters: one call for thousands of them. */
const pieceLength = 1 << 18;

const encoder = new TextEncoder();

/**
 * Reads all records once: counts the rows and fingerprints the content.
 *
 * @throws ImportInputError when there is no row at all
 */
export async function survey(source: Source, mapper: RowMapper, signal?: AbortSignal): Promise<Survey> {
  const hash = new ChainedHash();
  const add = (text: string) => hash.add(encoder.encode(text));
  const short = mapper.sendsEveryRow ? await source.digest?.() : undefined;
  if (short !== undefined) {
    await add(JSON.stringify([mapper.fingerprint, source.header, short.digest]));
    return surveyOf(short.rows, await hash.hex());
  }
  const map = mapper.startPass();
  let totalRows = 0;
  let piece = JSON.stringify([mapper.fingerprint, source.header]);
  for await (const record of source.records()) {
    if (isBlank(record) || record.passedOver !== undefined) continue;
    if (!mapper.sendsEveryRow && 'passedOver' in map(record)) continue;
    totalRows++;
    piece += inWords(record);
    if (piece.length < pieceLength) continue;
    signal?.throwIfAborted();
    await add(piece);
    piece = '';
  }
  await add(piece);
  return surveyOf(totalRows, await hash.hex());
}

function surveyOf(totalRows: number, contentHash: string): Survey {
  if (totalRows > 0) return { totalRows, contentHash };
  throw new ImportInputError('There is nothing to import', [
    { at: 'rows', code: 'empty', message: 'The file has no data rows below its header.' },
  ]);
}

/** A record as one text that no other record has; the line counts, for results are told by line. */
function inWords(record: SourceRecord): string {
  return `\u001e${record.line}\u001f${record.cells.join('\u001f')}${record.fault === undefined ? '' : `\u001d${record.fault.code}`}`;
}
