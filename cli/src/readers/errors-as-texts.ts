import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Unzip, type UnzipFile, UnzipInflate, Zip, ZipPassThrough } from 'fflate';

/**
 * A workbook, piece by piece, in which the errors of formulas (`#N/A`) are texts. The library that reads workbooks takes the cells of errors
 * for empty ones and cannot be asked for them; an empty cell leaves a field as it is, which nobody has said.
 *
 * Only the XML of the archive is in it, packed as it is: the library reads nothing else.
 */
export function errorsAsTexts(path: string): Readable {
  return Readable.from(repacked(path), { objectMode: false });
}

async function* repacked(path: string): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(piece);
  });
  const unzip = new Unzip((file) => {
    if (/\.xml(?:\.rels)?$/.test(file.name)) repack(file, zip);
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    unzip.push(chunk);
    yield* pieces.splice(0);
  }
  unzip.push(new Uint8Array(0), true);
  zip.end();
  yield* pieces.splice(0);
}

function repack(file: UnzipFile, zip: Zip): void {
  const copy = new ZipPassThrough(file.name);
  const rewrite = errorCellRewriter();
  zip.add(copy);
  file.ondata = (fault, piece, isLast) => {
    if (fault) throw fault;
    copy.push(rewrite(piece, isLast), isLast);
  };
  file.start();
}

/** The type of a cell that holds an error: `<c r="B2" t="e">`. */
const errorType = /(<(?:\w+:)?c\s(?:[^<>]*\s)?t\s*=\s*)(["'])e\2/g;

/** Bytes as Latin letters, for what is looked for is ASCII; a tag that the end of a piece may part waits for the next piece. */
function errorCellRewriter(): (piece: Uint8Array, isLast: boolean) => Uint8Array {
  let rest = '';
  return (piece, isLast) => {
    const text = rest + Buffer.from(piece).toString('latin1');
    const end = isLast ? text.length : Math.max(0, text.lastIndexOf('<'));
    rest = text.slice(end);
    return Buffer.from(text.slice(0, end).replace(errorType, '$1$2str$2'), 'latin1');
  };
}
