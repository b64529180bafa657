import type { ImportRow } from '../rules/row-fault.ts';

/** The rows of a batch with all that is known of their run. */
export interface BatchOfRows {
  hospitalId: string;
  mode: 'dry_run' | 'apply';
  rows: readonly ImportRow[];
  now: Date;
  /** Doctors no row names, but whose slots the rows take. */
  alsoLock: readonly string[];
}
