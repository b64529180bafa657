import { readFileSync } from 'node:fs';
import type { Database } from '../world/database.ts';

/** Where any of the words stands: in a row of any table, whatever the column, or in a log. */
export async function foundSecrets(
  database: Database,
  logs: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const inRows: string[] = [];
  for (const table of await tables(database)) {
    inRows.push(...(await foundInTable(database, table, words)));
  }
  const inLogs = logs.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return words.filter((word) => text.includes(word)).map((word) => `${word} in the log ${file}`);
  });
  return [...inRows, ...inLogs];
}

async function tables(database: Database): Promise<string[]> {
  const rows = await database.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  return rows.map(({ name }) => name);
}

/** A row as text has every column of it; what is in bytes stands there as hexadecimal digits. */
async function foundInTable(database: Database, table: string, words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]);
  const rows = await database.rows<{ needle: string }>(
    `select distinct needle from ${table} each, unnest($1::text[]) needle where position(needle in each::text) > 0`,
    [needles],
  );
  return rows.map(({ needle }) => `${wordOf(needle, words)} in ${table}`);
}

function wordOf(needle: string, words: readonly string[]): string {
  return words.find((word) => Buffer.from(word).toString('hex') === needle) ?? needle;
}
