import type { SourceRecord } from '../source.ts';
import { unreadable } from './unreadable.ts';

/** A row that does not end within as many characters has swallowed the rest of the file: a quote was not closed. */
const maxRecordLength = 1 << 20;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Where in a cell the reading stands. */
const cellStart = 0;
const inCell = 1;
const inQuotes = 2;
const afterQuote = 3;

/**
 * Takes CSV apart as RFC 4180 has it: cells in quotes may hold separators, line breaks and doubled quotes; a line ends with LF, CRLF or CR. Gets
 * the text in pieces, cut anywhere, and gives the records that have ended. A quote out of place ends the reading, for nothing
 * after it can be trusted.
 */
export class CsvSplitter {
  readonly #delimiter: number;
  #records: SourceRecord[] = [];
  #cells: string[] = [];
  #cell = '';
  #state = cellStart;
  /** Whether the record has begun; the end of the file after a line end begins none. */
  #hasBegun = false;
  #afterReturn = false;
  /** The line on which the record begins, and how many line breaks its cells hold. */
  #line = 1;
  #breaks = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** @throws ImportInputError at a quote out of place; `taken` has the records before it */
  push(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.#state === inQuotes) at = this.#readQuoted(text, at);
      else at = this.#readPlain(text, at);
    }
    if (this.#heldLength() > maxRecordLength) {
      throw this.#refused('does not end within a megabyte: a quote (") is probably not closed.');
    }
  }

  /** The file has ended; its last line needs no line end. */
  end(): void {
    if (this.#state === inQuotes) throw this.#refused('opens a quote (") that is never closed.');
    if (!this.#hasBegun) return;
    this.#endCell();
    this.#endRecord();
  }

  /** The records that have ended since the last call. */
  taken(): SourceRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** Up to the next quote, or all of the piece. */
  #readQuoted(text: string, at: number): number {
    const close = text.indexOf('"', at);
    if (close < 0) {
      this.#cell += text.slice(at);
      return text.length;
    }
    this.#cell += text.slice(at, close);
    this.#state = afterQuote;
    return close + 1;
  }

  /** One character that means something, or all up to the next of them. */
  #readPlain(text: string, at: number): number {
    const code = text.charCodeAt(at);
    const isSecondHalf = code === lineFeed && this.#afterReturn;
    this.#afterReturn = code === carriageReturn;
    if (isSecondHalf) return at + 1;
    this.#hasBegun = true;
    if (code === this.#delimiter) {
      this.#endCell();
    } else if (code === lineFeed || code === carriageReturn) {
      this.#endCell();
      this.#endRecord();
    } else if (code === quote) {
      this.#openQuote();
    } else {
      return this.#readText(text, at);
    }
    return at + 1;
  }

  #readText(text: string, from: number): number {
    if (this.#state === afterQuote) throw this.#quoteInside();
    this.#state = inCell;
    let at = from + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn || code === quote) break;
    }
    this.#cell += text.slice(from, at);
    return at;
  }

  #openQuote(): void {
    if (this.#state === inCell) throw this.#quoteInside();
    // A second one right after the first stands for one that is part of the text.
    if (this.#state === afterQuote) this.#cell += '"';
    this.#state = inQuotes;
  }

  #endCell(): void {
    if (this.#state === afterQuote) this.#breaks += this.#cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = cellStart;
  }

  #endRecord(): void {
    this.#records.push({ line: this.#line, cells: this.#cells });
    this.#line += 1 + this.#breaks;
    this.#cells = [];
    this.#breaks = 0;
    this.#hasBegun = false;
  }

  #heldLength(): number {
    return this.#cells.reduce((sum, cell) => sum + cell.length, this.#cell.length);
  }

  #quoteInside(): Error {
    return this.#refused(
      'has a quote (") in the middle of a cell. Put the cell in quotes and double the one inside: "5"" needle".',
    );
  }

  #refused(what: string): Error {
    return unreadable(`line ${this.#line}`, 'quotes', `The row that begins here ${what}`);
  }
}
