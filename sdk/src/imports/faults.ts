/** What is wrong with one cell or one row; the shape in which the server, reports and rejects files say it too. */
export interface RowFault {
  /** The field of the row as the server calls it (`feeMinor`), or `row` when the fault is of the row as a whole. */
  field: string;
  /** Stable and short, for programs: `not_a_whole_number`, `organisation`. */
  code: string;
  /** One sentence for people. */
  message: string;
  /** The text that was refused, as it stood in the input. */
  value: string | null;
}

/** What is wrong with a file or a mapping as a whole, so that no row of it can be sent. */
export interface InputFault {
  /** Where: `columns`, `fields.fee.table`, `line 17`. */
  at: string;
  code: string;
  message: string;
}

/**
 * Thrown before anything is sent: the file or the mapping cannot be used. Carries every fault found, not the first.
 */
export class ImportInputError extends Error {
  override readonly name = 'ImportInputError';

  readonly faults: readonly InputFault[];

  constructor(subject: string, faults: readonly InputFault[]) {
    const lines = faults.map((fault) => `  ${fault.at}: ${fault.message}`);
    super([`${subject}:`, ...lines].join('\n'));
    this.faults = faults;
  }
}
