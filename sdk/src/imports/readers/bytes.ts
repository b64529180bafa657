/**
 * The bytes of a file in pieces of any size, wherever the file lies. Called more than once, and begins anew each time.
 */
export type Bytes = () => AsyncIterable<Uint8Array>;

/** Enough to be quick, and so little that a page that reads stays smooth. */
const pieceBytes = 1 << 18;

/**
 * The bytes of what a person chose in a browser: a `File` is a `Blob`. No more than a piece is held, and between two pieces the run-time gets
 * to do its other work.
 */
export function blobBytes(blob: Blob, size = pieceBytes): Bytes {
  return async function* () {
    for (let at = 0; at < blob.size; at += size) {
      yield new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
    }
  };
}
