/**
 * Which keys have come before, and on which line: a hash table of twelve bytes an entry, so that a file of a million rows is
 * watched over in a few megabytes. Of a key only a hash is kept, of 64 bits, in a state of 64 bits that every character goes through by a
 * reversible step: two of n different keys meet with a chance of n² / 2⁶⁵, one file of 500,000 rows in 40 million.
 */
export class SeenKeys {
  /** Per entry: the two halves of the hash, and the line + 1; 0 where there is none. */
  #entries: Uint32Array;
  #size = 0;
  #high = 0;
  #low = 0;

  /** @param expected how many keys will come; more than that make the table grow */
  constructor(expected = 0) {
    this.#entries = table(Math.min(Math.max(expected, smallest), largestToBeginWith));
  }

  /** The line of the key, whose parts are told from each other; undefined when it has not come. */
  lineOf(...parts: readonly string[]): number | undefined {
    this.#hash(parts);
    const line = this.#entries[this.#find(this.#entries, this.#high, this.#low) + 2] ?? 0;
    return line === 0 ? undefined : line - 1;
  }

  /** Keeps the line of a key; a key that is there already keeps its own. */
  add(line: number, ...parts: readonly string[]): void {
    this.#hash(parts);
    if ((this.#size + 1) * wordsOfEntry > this.#entries.length * fullest) this.#grow();
    if (this.#put(this.#entries, this.#high, this.#low, line + 1)) this.#size++;
  }

  #put(entries: Uint32Array, high: number, low: number, line: number): boolean {
    const at = this.#find(entries, high, low);
    if (entries[at + 2] !== 0) return false;
    entries[at] = high;
    entries[at + 1] = low;
    entries[at + 2] = line;
    return true;
  }

  /** Where the entry of a hash is, or would be. */
  #find(entries: Uint32Array, high: number, low: number): number {
    let at = Math.floor((high / 0x1_0000_0000) * (entries.length / wordsOfEntry)) * wordsOfEntry;
    while (entries[at + 2] !== 0 && (entries[at] !== high || entries[at + 1] !== low)) {
      at += wordsOfEntry;
      if (at === entries.length) at = 0;
    }
    return at;
  }

  #grow(): void {
    const before = this.#entries;
    const entries = table((this.#size + 1) * 2);
    for (let at = 0; at < before.length; at += wordsOfEntry) {
      const line = before[at + 2] ?? 0;
      if (line !== 0) this.#put(entries, before[at] ?? 0, before[at + 1] ?? 0, line);
    }
    this.#entries = entries;
  }

  /** Multiplications and rotations of MurmurHash3, on two halves that flow into each other. */
  #hash(parts: readonly string[]): void {
    let high = 0x9747b28c;
    let low = 0x2f0b4a29;
    for (const part of parts) {
      for (let i = 0; i <= part.length; i++) {
        // One step more at the end of each part, with what is no character, tells "ab", "c" from "a", "bc".
        const code = i < part.length ? part.charCodeAt(i) : 0x1_0000;
        high = Math.imul(high ^ code, 0xcc9e2d51);
        high = ((high << 15) | (high >>> 17)) + low;
        low = Math.imul(low ^ code, 0x1b873593);
        low = ((low << 13) | (low >>> 19)) + high;
      }
    }
    high = mixed(high + mixed(low));
    low = mixed(low + high);
    this.#high = high >>> 0;
    this.#low = low >>> 0;
  }
}

const wordsOfEntry = 3;
const smallest = 1000;
/** What a caller expects is believed up to here, 72 megabytes. */
const largestToBeginWith = 5_000_000;
/** Beyond this share looking up takes long. */
const fullest = 0.85;

function table(keys: number): Uint32Array {
  return new Uint32Array(Math.ceil((keys + 1) / fullest) * wordsOfEntry);
}

/** The last step of MurmurHash3: every bit of the input changes about half of the bits. */
function mixed(half: number): number {
  let h = half | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
