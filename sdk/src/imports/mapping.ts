import { importColumns, type ImportKind } from './columns.ts';
import { ImportInputError } from './faults.ts';
import { MappingChecker } from './mapping-checker.ts';

/** Says of a source row whether something holds. Several in a list hold when all of them do. */
export type Condition =
  | { column: string; filled: boolean; optional?: boolean }
  | { column: string; is: string[]; optional?: boolean }
  | { all: Condition[] }
  | { any: Condition[] };

/** How one column of ours is made from the columns of somebody else's file. Exactly one of `columns` and `constant` is given. */
export interface FieldSpec {
  /** The source columns; more than one are joined. */
  columns?: string[];
  constant?: string;
  /** Between joined columns; a space by default. A list field takes each column as entries of its own instead. */
  separator?: string;
  /** Joins only when every one of the columns is filled; otherwise the field is left out. */
  complete?: boolean;
  /** What parts the entries of a list within a cell; `|` by default. */
  split?: string;
  /** Treatments by name, in order, see `transforms`. */
  as?: string[];
  /** A value table: source value → our value, matched whatever the case. */
  table?: Record<string, string>;
  /** What becomes of a value the table does not know or a treatment cannot read: the row is refused (default), it is kept, or left out. */
  otherwise?: 'refuse' | 'keep' | 'omit';
  /** The source columns may be missing from a file altogether; the field is then left out. */
  optional?: boolean;
}

/**
 * How the rows of somebody else's file become ours. Made from a parsed YAML or JSON document by `readMapping`.
 */
export interface Mapping {
  kind: ImportKind;
  title?: string;
  /** Cells that mean nothing, such as `<UNAVAIL>`. */
  empty: string[];
  /** Rows that must not go in, each with its reason; the first that holds is the row's result. */
  refuse: { when: Condition; code: string; message: string }[];
  /** Rows that are none of ours: passed over and counted by reason, without a result of their own. */
  skip: { when: Condition; reason: string }[];
  /**
   * What becomes of a later row with the same `external_id`: `send` (default) takes a row of a doctor that adds another visit type and says nothing
   * new of the doctor, and refuses any other; `same` passes over one that says the same and refuses one that says anything else; `first` passes
   * over all later ones; `refuse` refuses all of them.
   */
  repeat: 'send' | 'same' | 'first' | 'refuse';
  fields: Record<string, FieldSpec>;
}

/**
 * Reads a mapping from a parsed document and checks all of it.
 *
 * @param document what a YAML or JSON parser made of the mapping file
 * @param called how messages call it: `nppes`, `mapping.yaml`
 * @throws ImportInputError naming every fault at once
 */
export function readMapping(document: unknown, called = 'mapping'): Mapping {
  const checker = new MappingChecker();
  const mapping = checker.mapping(document);
  // Only of a mapping that is sound otherwise: a misspelt field has been named already.
  const unsaid = importColumns[mapping.kind].filter(
    ({ name, required }) => required && !(name in mapping.fields),
  );
  for (const column of checker.faults.length > 0 ? [] : unsaid) {
    const message = `${column.name} is required for ${mapping.kind}: say what it is made from.`;
    checker.fault(`fields.${column.name}`, 'missing', message);
  }
  if (checker.faults.length > 0)
    throw new ImportInputError(`The mapping ${called} cannot be used`, checker.faults);
  return mapping;
}
