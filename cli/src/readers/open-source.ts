import { open } from 'node:fs/promises';
import {
  detectFormat,
  formatBytes,
  readCsv,
  readNdjson,
  type Source,
  type TableFormat,
} from '@smartmedconnect/sdk/imports';
import { fileBytes } from './file-bytes.ts';
import { openXlsx } from './xlsx.ts';

/** The formats that are one table of rows; a feed of SMART Scheduling Links is more than that and has a reader of its own. */
export const tableFormats: readonly TableFormat[] = ['csv', 'ndjson', 'xlsx'];

export interface OpenOptions {
  /** Told from the first bytes of the file when not given, for names may lie and standard input has none. */
  format?: TableFormat | undefined;
  /** The sheet of a workbook; the first when not given. */
  sheet?: string | undefined;
}

/** Opens a file of rows, whatever its format. */
export async function openSource(path: string, { format, sheet }: OpenOptions = {}): Promise<Source> {
  switch (format ?? detectFormat(await firstBytes(path, formatBytes))) {
    case 'xlsx':
      return openXlsx(path, sheet);
    case 'ndjson':
      return readNdjson(fileBytes(path));
    case 'csv':
      return readCsv(fileBytes(path));
  }
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
