import {
  blobBytes,
  detectFormat,
  formatBytes,
  ImportInputError,
  isBlank,
  readCsv,
  readNdjson,
  type Source,
  type SourceRecord,
} from '@smartmedconnect/sdk/imports';

/** A file of rows that can be read, and its first rows to look at. */
export interface OpenedFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly source: Source;
  readonly sample: readonly SourceRecord[];
}

/** Enough to see what a column holds. */
const sampleRows = 5;

/**
 * Opens what a person chose or dropped, whatever it is called. Nothing of it is kept in memory but the first rows.
 *
 * @throws ImportInputError when no row of it can be taken, with the reason
 */
export async function openFile(file: File): Promise<OpenedFile> {
  // Without it there is no hash of the content, and so no taking up of a run that was interrupted.
  if (!isSecureContext) throw refused('page', 'insecure', 'This page did not come over HTTPS.');
  const source = await sourceOf(file);
  const sample = await firstRecords(source);
  if (sample.length === 0) throw refused('rows', 'empty', 'The file has no data rows below its header.');
  return { name: file.name, sizeBytes: file.size, source, sample };
}

async function sourceOf(file: File): Promise<Source> {
  const start = new Uint8Array(await file.slice(0, formatBytes).arrayBuffer());
  switch (detectFormat(start)) {
    case 'ndjson':
      return readNdjson(blobBytes(file));
    case 'csv':
      return readCsv(blobBytes(file));
    case 'xlsx':
      throw refused('file', 'workbook', 'It is a workbook.');
  }
}

async function firstRecords(source: Source): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const record of source.records()) {
    if (!isBlank(record)) records.push(record);
    if (records.length === sampleRows) break;
  }
  return records;
}

function refused(at: string, code: string, message: string): ImportInputError {
  return new ImportInputError('The file cannot be read', [{ at, code, message }]);
}
