import { unreadable } from './unreadable.ts';

/** The formats that are one table of rows. */
export type TableFormat = 'csv' | 'ndjson' | 'xlsx';

/** As many bytes of a file as tell its format. */
export const formatBytes = 512;

/**
 * Tells the format from the first bytes of a file, for names may lie and standard input has none.
 *
 * @throws ImportInputError for what is near a format and none, with advice
 */
export function detectFormat(start: Uint8Array): TableFormat {
  const hex = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex === '504b0304') return 'xlsx';
  if (hex === 'd0cf11e0') throw wrongFormat('It is an old XLS workbook. Save it as XLSX or CSV.');
  const text = new TextDecoder().decode(start.subarray(0, formatBytes)).trimStart();
  if (text.startsWith('['))
    throw wrongFormat("It is one JSON array. Give one object a line: jq -c '.[]' old.json > new.ndjson");
  return text.startsWith('{') ? 'ndjson' : 'csv';
}

function wrongFormat(message: string): Error {
  return unreadable('file', 'format', message);
}
