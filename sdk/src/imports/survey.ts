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

/** Records are hashed in pieces of this many characters, so that no more of a file is ever held. */
const pieceLength = 1 << 18;

/**
 * Reads all records once: counts the rows and fingerprints the content.
 *
 * @throws ImportInputError when there is no row at all
 */
export async function survey(source: Source, mapper: RowMapper, signal?: AbortSignal): Promise<Survey> {
  const hash = new ChainedHash();
  const short = mapper.sendsEveryRow ? await source.digest?.() : undefined;
  if (short !== undefined) {
    await hash.add(JSON.stringify([mapper.fingerprint, source.header, short.digest]));
    return surveyOf(short.rows, hash);
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
    await hash.add(piece);
    piece = '';
  }
  await hash.add(piece);
  return surveyOf(totalRows, hash);
}

function surveyOf(totalRows: number, hash: ChainedHash): Survey {
  if (totalRows > 0) return { totalRows, contentHash: hash.hex() };
  throw new ImportInputError('There is nothing to import', [
    { at: 'rows', code: 'empty', message: 'The file has no data rows below its header.' },
  ]);
}

/** A record as one text that no other record has; the line counts, for results are told by line. */
function inWords(record: SourceRecord): string {
  return `\u001e${record.line}\u001f${record.cells.join('\u001f')}${record.fault === undefined ? '' : `\u001d${record.fault.code}`}`;
}

/** SHA-256 over a stream with what every run-time has, WebCrypto, which hashes only whole buffers: each piece is hashed with the hash before it. */
class ChainedHash {
  #last = new Uint8Array(32);

  async add(piece: string): Promise<void> {
    const text = new TextEncoder().encode(piece);
    const link = new Uint8Array(32 + text.length);
    link.set(this.#last);
    link.set(text, 32);
    this.#last = new Uint8Array(await crypto.subtle.digest('SHA-256', link));
  }

  hex(): string {
    return Array.from(this.#last, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
