import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import {
  columnOfField,
  type ImportKind,
  rejectColumns,
  type RowResult,
  type SourceRecord,
} from '@smartmedconnect/sdk/imports';
import { stringify } from 'csv-stringify/sync';
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

  constructor(
    private readonly path: string,
    private readonly kind: ImportKind,
    private readonly header: readonly string[],
  ) {}

  /** Makes the file even when nothing will be refused, so that a script finds an empty list rather than an old one. */
  async open(): Promise<void> {
    this.file = new LineFile(this.path);
    await this.file.opened();
    const own = this.header.filter((name) => !isRejectColumn(name));
    this.file.write(stringify([[...own, ...rejectColumns]]));
  }

  add(result: RowResult, record: SourceRecord): void {
    if (result.action !== 'rejected') {
      return;
    }
    const cells = this.header.flatMap((name, i) => (isRejectColumn(name) ? [] : [record.cells[i] ?? '']));
    const fields = result.errors.map((fault) => columnOfField(this.kind, fault.field)).join(' | ');
    const codes = result.errors.map((fault) => fault.code).join(' | ');
    const messages = result.errors.map((fault) => fault.message).join(' | ');
    this.file?.write(stringify([[...cells, String(result.line), fields, codes, messages]]));
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

function isRejectColumn(name: string): boolean {
  return (rejectColumns as readonly string[]).includes(name.trim().toLowerCase());
}
