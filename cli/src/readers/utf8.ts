import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { ImportInputError } from '@smartmedconnect/sdk/imports';

/** Bytes read at a time: large enough to be quick, small enough to forget. */
const chunkBytes = 1 << 16;

/**
 * The bytes of a text file in pieces that never cut a character in two, without a byte order mark.
 *
 * @throws ImportInputError at the first byte that is not UTF-8, naming its line, its offset and the likely encoding
 */
export async function* utf8Chunks(path: string): AsyncGenerator<Buffer> {
  let carried: Buffer = Buffer.alloc(0);
  let offset = 0;
  let line = 1;
  for await (const read of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    let chunk = carried.length === 0 ? read : Buffer.concat([carried, read]);
    if (offset === 0) {
      refuseOtherEncodings(chunk);
      const mark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
      chunk = chunk.subarray(mark);
      offset = mark;
    }
    const whole = chunk.length - unfinishedBytes(chunk);
    const text = chunk.subarray(0, whole);
    if (!isUtf8(text) || text.includes(0)) throw notUtf8(text, offset, line);
    yield text;
    line += lineFeeds(text);
    offset += whole;
    carried = chunk.subarray(whole);
  }
  if (carried.length > 0) throw notUtf8(carried, offset, line);
}

/** The lines of a text file with their numbers; the first is 1. Line ends are not part of them. */
export async function* utf8Lines(path: string): AsyncGenerator<{ line: number; text: string }> {
  let line = 1;
  let rest = '';
  for await (const chunk of utf8Chunks(path)) {
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: line++, text: part.endsWith('\r') ? part.slice(0, -1) : part };
  }
  if (rest !== '') yield { line, text: rest };
}

function refuseOtherEncodings(start: Buffer): void {
  const [a, b] = start;
  const little = a === 0xff && b === 0xfe;
  const big = a === 0xfe && b === 0xff;
  if (!little && !big) return;
  const encoding = little ? 'UTF-16LE' : 'UTF-16BE';
  throw new ImportInputError('The file cannot be read', [
    {
      at: 'line 1',
      code: 'not_utf8',
      message: `It begins with the mark of ${encoding}. ${asUtf8('UTF-16')}`,
    },
  ]);
}

/** How many bytes at the end begin a character that goes on in the next chunk. */
function unfinishedBytes(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterBytes(byte) > back ? back : 0;
  }
  return 0;
}

function characterBytes(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

function notUtf8(text: Buffer, offset: number, line: number): ImportInputError {
  const at = firstBadByte(text);
  const byte = text[at] ?? 0;
  const where = line + lineFeeds(text.subarray(0, at));
  const shown = `0x${byte.toString(16).padStart(2, '0')}`;
  const message = `The byte ${shown} at offset ${offset + at} is ${byte === 0 ? 'no text' : 'not UTF-8'}. ${advice(byte)}`;
  return new ImportInputError('The file cannot be read', [
    { at: `line ${where}`, code: 'not_utf8', message },
  ]);
}

function firstBadByte(text: Buffer): number {
  let at = 0;
  while (at < text.length) {
    const length = characterBytes(text[at] ?? 0);
    if (text[at] === 0 || at + length > text.length || !isUtf8(text.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function advice(byte: number): string {
  if (byte === 0) return `It is a binary file, or UTF-16 without its mark. ${asUtf8('UTF-16LE')}`;
  return `It looks like Windows-1252, as older office programs write it. ${asUtf8('WINDOWS-1252')}`;
}

function asUtf8(encoding: string): string {
  return `Save the file as UTF-8, or convert it: iconv -f ${encoding} -t UTF-8 old.csv > new.csv`;
}

function lineFeeds(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count++;
  return count;
}
