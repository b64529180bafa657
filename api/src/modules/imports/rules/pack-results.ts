import type { ImportRow, RowFault } from './row-fault.ts';
import { shown } from './row-fault.ts';
import { type RowAction, type Verdicts } from './row-action.ts';

/** What became of one row, as it is answered. */
export interface RowResult {
  line: number;
  externalId: string | null;
  action: RowAction;
  errors: RowFault[];
}

/** The results of a batch as they are stored: runs of lines and of actions, so that good rows cost next to nothing. */
export interface PackedResults {
  /** First line and length of each stretch of consecutive lines. */
  lines: [first: number, count: number][];
  actions: [RowAction, count: number][];
  ids: (string | null)[];
  /** By place in the batch. */
  errors: Record<number, RowFault[]>;
}

export function packResults(rows: readonly ImportRow[], { actions, faults }: Verdicts): PackedResults {
  const packed: PackedResults = { lines: [], actions: [], ids: [], errors: Object.fromEntries(faults) };
  let stretch: [number, number] | undefined;
  let same: [RowAction, number] | undefined;
  rows.forEach((row, index) => {
    if (stretch && row.line === stretch[0] + stretch[1]) stretch[1]++;
    else packed.lines.push((stretch = [row.line, 1]));
    const action = actions[index]!;
    if (same?.[0] === action) same[1]++;
    else packed.actions.push((same = [action, 1]));
    packed.ids.push(externalIdOf(row));
  });
  return packed;
}

export function unpackResults({ lines, actions, ids, errors }: PackedResults): RowResult[] {
  const allLines = lines.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + i));
  const allActions = actions.flatMap(([action, count]) => new Array<RowAction>(count).fill(action));
  return ids.map((externalId, index) => ({
    line: allLines[index]!,
    externalId,
    action: allActions[index]!,
    errors: errors[index] ?? [],
  }));
}

function externalIdOf(row: ImportRow): string | null {
  return shown(row['externalId']);
}
