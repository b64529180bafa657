/** Hashed in pieces of this many bytes, so that no more of a file is ever held. */
const pieceBytes = 1 << 18;

/**
 * SHA-256 over a stream with what every run-time has, WebCrypto, which hashes only whole buffers: each piece is hashed with the hash before it.
 * Pieces are of one size however the bytes come in, so the same bytes have the same hash on the command line and in a browser.
 */
export class ChainedHash {
  readonly #held = new Uint8Array(32 + pieceBytes);
  #length = 0;

  async add(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + pieceBytes - this.#length);
      this.#held.set(part, 32 + this.#length);
      this.#length += part.length;
      at += part.length;
      if (this.#length === pieceBytes) await this.#link();
    }
  }

  /** The hash of all that was added, in hex. */
  async hex(): Promise<string> {
    await this.#link();
    return Array.from(this.#held.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** The hash so far takes the first place, before the next piece. */
  async #link(): Promise<void> {
    const link = this.#held.subarray(0, 32 + this.#length);
    this.#held.set(new Uint8Array(await crypto.subtle.digest('SHA-256', link)));
    this.#length = 0;
  }
}
