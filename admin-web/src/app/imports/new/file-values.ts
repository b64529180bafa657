import type { FieldSpec, Source, SourceRecord } from '@smartmedconnect/sdk/imports';

const mostExamples = 2;
const mostValues = 100;
const rowsLookedAt = 10_000;

/** A few different values of the columns a field is made from, as they stand in the first rows. */
export function examplesOf(
  spec: FieldSpec | undefined,
  header: readonly string[],
  sample: readonly SourceRecord[],
): string[] {
  const positions = positionsOf(spec, header);
  const separator = spec?.separator ?? ' ';
  const values = new Set<string>();
  for (const { cells } of positions.length > 0 ? sample : []) {
    const parts = positions.map((position) => (cells[position] ?? '').trim()).filter((part) => part !== '');
    if (parts.length > 0) values.add(parts.join(separator));
  }
  return [...values].slice(0, mostExamples);
}

/** The different values a field has in a file, for a table of them: of the first ten thousand rows, a hundred at most. */
export async function valuesOf(spec: FieldSpec, source: Source, isList: boolean): Promise<string[]> {
  const positions = positionsOf(spec, source.header);
  const values = new Map<string, string>();
  let rows = 0;
  for await (const { cells } of source.records()) {
    for (const position of positions) {
      const text = cells[position] ?? '';
      for (const part of isList ? text.split(spec.split ?? '|') : [text]) {
        const value = part.trim();
        if (value !== '' && !values.has(value.toLowerCase())) values.set(value.toLowerCase(), value);
      }
    }
    if (++rows >= rowsLookedAt || values.size >= mostValues) break;
  }
  return [...values.values()].slice(0, mostValues).sort((one, other) => one.localeCompare(other));
}

function positionsOf(spec: FieldSpec | undefined, header: readonly string[]): number[] {
  const keys = header.map((name) => name.trim().toLowerCase());
  return (spec?.columns ?? []).map((name) => keys.indexOf(name.trim().toLowerCase())).filter((at) => at >= 0);
}
