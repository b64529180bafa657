import type { RowFault } from './faults.ts';

/** A row as the server takes it: converted, or refused here with every reason. */
export interface ImportRow {
  line: number;
  externalId: string | null;
  refused?: RowFault[];
  [field: string]: unknown;
}

/** A record that is no row of the import, and why; such records are counted by reason. */
export interface PassedOver {
  readonly passedOver: string;
}

/** More faults of one row than anybody reads at once; the server takes no more either. */
const maxFaults = 50;

/** A row that stays in the run's record, so that it has one result for every input line, but cannot go in. */
export function refusedRow({ line, externalId }: ImportRow, refused: RowFault[]): ImportRow {
  return { line, externalId, refused: refused.slice(0, maxFaults) };
}
