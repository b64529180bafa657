import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import {
  type ImportKind,
  RejectsTable,
  type RowResult,
  type SourceRecord,
} from '@smartmedconnect/sdk/imports';
import { Misuse } from './exit-codes.ts';

/** A file that grows line by line without being held in memory. */
class LineFile {
  private readonly stream: WriteStream;
  private failure: Error | undefined;

  constructor(private readonly path: string) {
    this.stream = createWriteStream(path, { encoding: 'utf8', mode: 0o600 });
    this.stream.on('error', (error) => (this.failure = error));
  }

  /** Settles when the file can be written; rejects with the reason when it cannot. */
  async opened(): Promise<void> {
    await once(this.stream, 'open').catch((error: unknown) => {
      throw new Misuse(`${this.path} cannot be written: ${(error as Error).message}`);
    });
  }

  /** @throws when the disk took no more: rows that were refused and are not written down would be lost */
  write(text: string): void {
    this.throwFailure();
    this.stream.write(text);
  }

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream).catch(() => undefined);
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure) {
      throw new Error(`${this.path} cannot be written: ${this.failure.message}`);
    }
  }
}

/** The refused rows, cell for cell as they came, with line, field, code and message: to be corrected and sent again. */
export class RejectsFile {
  private file: LineFile | undefined;
  rows = 0;

  private readonly table: RejectsTable;

  constructor(
    private readonly path: string,
    kind: ImportKind,
    header: readonly string[],
  ) {
    this.table = new RejectsTable(kind, header);
  }

  /** Makes the file even when nothing will be refused, so that a script finds an empty list rather than an old one. */
  async open(): Promise<void> {
    this.file = new LineFile(this.path);
    await this.file.opened();
    this.file.write(this.table.headerLine);
  }

  add(result: RowResult, record: SourceRecord): void {
    if (result.action !== 'rejected') {
      return;
    }
    this.file?.write(this.table.lineOf(result, record));
    this.rows += 1;
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** One JSON line per input row: what became of it. */
export class ReportFile {
  private file: LineFile | undefined;

  constructor(private readonly path: string) {}

  async open(): Promise<void> {
    this.file = new LineFile(this.path);
    await this.file.opened();
  }

  add(result: RowResult): void {
    this.file?.write(`${JSON.stringify(result)}\n`);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}
