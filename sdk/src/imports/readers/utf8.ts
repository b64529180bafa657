import type { ImportInputError } from '../faults.ts';
import type { Bytes } from './bytes.ts';
import { unreadable } from './unreadable.ts';

/** A piece of a text file that begins and ends between characters: as it was written, and as it reads. */
export interface TextPiece {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * A text file in pieces that never cut a character in two, without a byte order mark.
 *
 * @throws ImportInputError at the first byte that is not UTF-8, naming its line, its offset and the likely encoding
 */
export async function* utf8Pieces(read: Bytes): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let line = 1;
  let isStart = true;
  for await (const piece of read()) {
    let chunk = carried.length === 0 ? piece : joined(carried, piece);
    // What a byte order mark would be is known from three bytes on.
    if (isStart && chunk.length < 3) {
      carried = chunk;
      continue;
    }
    if (isStart) offset = markLength(chunk);
    if (isStart) chunk = chunk.subarray(offset);
    isStart = false;
    const whole = chunk.length - unfinishedBytes(chunk);
    const bytes = chunk.subarray(0, whole);
    yield { bytes, text: decoded(decoder, bytes, { offset, line }) };
    line += lineFeeds(bytes);
    offset += whole;
    carried = chunk.subarray(whole);
  }
  if (carried.length === 0) return;
  if (isStart) markLength(carried);
  yield { bytes: carried, text: decoded(decoder, carried, { offset, line }) };
}

/** The lines of a text file with their numbers; the first is 1. Line ends are not part of them. */
export async function* utf8Lines(read: Bytes): AsyncGenerator<{ line: number; text: string }> {
  let line = 1;
  let rest = '';
  for await (const { text } of utf8Pieces(read)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: line++, text: part.endsWith('\r') ? part.slice(0, -1) : part };
  }
  if (rest !== '') yield { line, text: rest };
}

interface Place {
  offset: number;
  line: number;
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, place: Place): string {
  const text = textOf(decoder, bytes);
  if (text === undefined || bytes.includes(0)) throw notUtf8(decoder, bytes, place);
  return text;
}

function textOf(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes the mark of UTF-8 takes; the mark of another encoding is refused. */
function markLength(start: Uint8Array): number {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 3;
  const little = a === 0xff && b === 0xfe;
  const big = a === 0xfe && b === 0xff;
  if (!little && !big) return 0;
  const encoding = little ? 'UTF-16LE' : 'UTF-16BE';
  throw unreadable('line 1', 'not_utf8', `It begins with the mark of ${encoding}. ${asUtf8('UTF-16')}`);
}

/** How many bytes at the end begin a character that goes on in the next chunk. */
function unfinishedBytes(chunk: Uint8Array): number {
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

function notUtf8(decoder: TextDecoder, bytes: Uint8Array, { offset, line }: Place): ImportInputError {
  const at = firstBadByte(decoder, bytes);
  const byte = bytes[at] ?? 0;
  const where = line + lineFeeds(bytes.subarray(0, at));
  const shown = `0x${byte.toString(16).padStart(2, '0')}`;
  const message = `The byte ${shown} at offset ${offset + at} is ${byte === 0 ? 'no text' : 'not UTF-8'}. ${advice(byte)}`;
  return unreadable(`line ${where}`, 'not_utf8', message);
}

function firstBadByte(decoder: TextDecoder, bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const end = at + characterBytes(bytes[at] ?? 0);
    const isBad = end > bytes.length || textOf(decoder, bytes.subarray(at, end)) === undefined;
    if (bytes[at] === 0 || isBad) return at;
    at = end;
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

function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
