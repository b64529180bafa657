import type { HeaderIndex } from './header.ts';
import type { Condition } from './mapping.ts';
import type { SourceRecord } from './source.ts';

type Cells = SourceRecord['cells'];
/** Reads a cell as the mapping sees it: trimmed, and empty when it holds one of the words that mean nothing. */
export type CellReader = (cells: Cells) => string;

/** A condition made ready for millions of rows: positions looked up once, words in a set. */
export function compileCondition(
  condition: Condition,
  cell: (column: string) => CellReader,
): (cells: Cells) => boolean {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compileCondition(part, cell));
    return (cells) => parts.every((holds) => holds(cells));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => compileCondition(part, cell));
    return (cells) => parts.some((holds) => holds(cells));
  }
  const read = cell(condition.column);
  if ('filled' in condition) return (cells) => (read(cells) !== '') === condition.filled;
  const words = new Set(condition.is.map((word) => word.toLowerCase()));
  return (cells) => words.has(read(cells).toLowerCase());
}

/** The first column a condition looks at: what it holds is shown as the refused value. */
export function firstColumn(condition: Condition): string | undefined {
  if ('column' in condition) return condition.column;
  return ('all' in condition ? condition.all : condition.any)
    .map(firstColumn)
    .find((name) => name !== undefined);
}

/** The columns a condition cannot do without and a header does not have. */
export function missingColumns(condition: Condition, header: HeaderIndex): string[] {
  if ('column' in condition) {
    return condition.optional === true || header.position(condition.column) >= 0 ? [] : [condition.column];
  }
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => missingColumns(part, header));
}
