import type { RowFault } from '../faults.ts';
import type { Source, SourceRecord } from '../source.ts';
import type { Bytes } from './bytes.ts';
import { unreadable } from './unreadable.ts';
import { utf8Lines } from './utf8.ts';

/**
 * A file with a JSON object on each line as rows. The header is every key that occurs, in the order of appearance. Lists become `a|b`; a line
 * that is no JSON object is refused by itself.
 */
export async function readNdjson(bytes: Bytes): Promise<Source> {
  const header = await keysOf(bytes);
  if (header.length === 0) throw unreadable('line 1', 'empty', 'No line of the file is a JSON object.');
  return { header, records: () => records(bytes, header) };
}

async function keysOf(bytes: Bytes): Promise<string[]> {
  const keys = new Set<string>();
  for await (const { text } of utf8Lines(bytes)) {
    const parsed = parseObject(text);
    if (parsed !== undefined) for (const key of Object.keys(parsed)) keys.add(key);
  }
  return [...keys];
}

async function* records(bytes: Bytes, header: readonly string[]): AsyncGenerator<SourceRecord> {
  for await (const { line, text } of utf8Lines(bytes)) {
    if (text.trim() === '') continue;
    const parsed = parseObject(text);
    yield parsed === undefined ? notAnObject(line, text) : record(line, parsed, header);
  }
}

/** The object a line holds, or undefined when it holds none. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Refused, with the line as it stood in the first cell: from a rejects file it can be corrected and sent again. */
export function notAnObject(line: number, text: string): SourceRecord {
  const fault: RowFault = {
    field: 'row',
    code: 'not_json',
    message: 'The line is not a JSON object.',
    value: text.slice(0, 200),
  };
  return { line, cells: [text], fault };
}

function record(line: number, parsed: Record<string, unknown>, header: readonly string[]): SourceRecord {
  let fault: RowFault | undefined;
  const cells = header.map((key) => {
    const text = inWords(parsed[key]);
    if (text !== undefined) return text;
    const json = JSON.stringify(parsed[key]);
    fault ??= {
      field: key,
      code: 'not_a_text',
      message: `${key} must be a text, a number or a list of texts.`,
      value: json.slice(0, 200),
    };
    return json;
  });
  return fault === undefined ? { line, cells } : { line, cells, fault };
}

function inWords(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const entries = value.map((entry: unknown) => (Array.isArray(entry) ? undefined : inWords(entry)));
  return entries.includes(undefined) ? undefined : entries.join('|');
}
