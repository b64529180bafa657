import type { Pages } from '@smartmedconnect/sdk';
import { stringify } from 'csv-stringify';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { printable } from './words.ts';

export interface Column<T> {
  title: string;
  value: (item: T) => string | number | null | undefined;
}

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** A list on stdout: a table for people, one JSON object a line for programs. */
export async function writeList<T>(
  list: Pages<T>,
  columns: Column<T>[],
  { json = false, limit = Infinity } = {},
) {
  if (json) {
    let written = 0;
    for await (const item of list) {
      if (written >= limit) {
        return;
      }
      written += 1;
      if (!process.stdout.write(`${JSON.stringify(item)}\n`)) {
        await once(process.stdout, 'drain');
      }
    }
    return;
  }
  const items = await list.toArray(limit);
  writeTable(items, columns);
}

function writeTable<T>(items: readonly T[], columns: Column<T>[]): void {
  const rows = [
    columns.map((column) => column.title),
    ...items.map((item) => columns.map((column) => printable(String(column.value(item) ?? '')))),
  ];
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) {
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}

/** A whole list as CSV (or NDJSON), page by page: on stdout, or to the end of a file. */
export async function writeExport<T>(
  list: AsyncIterable<T>,
  columns: Column<T>[],
  format: 'csv' | 'ndjson',
  output: NodeJS.WritableStream = process.stdout,
): Promise<void> {
  const header = columns.map((column) => column.title);
  async function* records() {
    for await (const item of list) {
      const cells = columns.map((column) => column.value(item) ?? '');
      yield format === 'csv' ? cells : Object.fromEntries(header.map((title, i) => [title, cells[i]]));
    }
  }
  async function* lines() {
    for await (const record of records()) yield `${JSON.stringify(record)}\n`;
  }
  const end = output !== process.stdout;
  if (format === 'csv') {
    await pipeline(records, stringify({ header: true, columns: header }), output, { end });
    return;
  }
  await pipeline(lines, output, { end });
}
