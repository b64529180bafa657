import { createReadStream } from 'node:fs';
import type { Bytes } from '@smartmedconnect/sdk/imports';

/** Bytes read at a time: large enough to be quick, small enough to forget. */
const pieceBytes = 1 << 16;

/** A file on the disk, for the readers of the import engine. */
export function fileBytes(path: string): Bytes {
  return () => createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>;
}
