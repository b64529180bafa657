import { open } from 'node:fs/promises';
import { ImportInputError, type Source } from '@smartmedconnect/sdk/imports';
import { openCsv } from './csv.ts';
import { openNdjson } from './ndjson.ts';
import { openXlsx } from './xlsx.ts';

/** The formats that are one table of rows; a feed of SMART Scheduling Links is more than that and has a reader of its own. */
export const tableFormats = ['csv', 'ndjson', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface OpenOptions {
  /** Told from the first bytes of the file when not given, for names may lie and standard input has none. */
  format?: TableFormat | undefined;
  /** The sheet of a workbook; the first when not given. */
  sheet?: string | undefined;
}

/** Opens a file of rows, whatever its format. */
export async function openSource(path: string, { format, sheet }: OpenOptions = {}): Promise<Source> {
  switch (format ?? (await detectFormat(path))) {
    case 'xlsx':
      return openXlsx(path, sheet);
    case 'ndjson':
      return openNdjson(path);
    case 'csv':
      return openCsv(path);
  }
}

async function detectFormat(path: string): Promise<TableFormat> {
  const start = await firstBytes(path, 512);
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx';
  if (start.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw refused('It is an old XLS workbook. Save it as XLSX or CSV.');
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('['))
    throw refused("It is one JSON array. Give one object a line: jq -c '.[]' old.json > new.ndjson");
  return text.startsWith('{') ? 'ndjson' : 'csv';
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

function refused(message: string): ImportInputError {
  return new ImportInputError('The file cannot be read', [{ at: 'file', code: 'format', message }]);
}
