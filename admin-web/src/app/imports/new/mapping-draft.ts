import {
  createRowMapper,
  guessFields,
  importColumns,
  ImportInputError,
  type FieldSpec,
  type ImportKind,
  type InputFault,
  type Mapping,
  type RowMapper,
} from '@smartmedconnect/sdk/imports';

/** What stands in the way of reading a file by a mapping. */
export interface MappingCheck {
  /** Makes rows as far as it can; undefined when the columns do not fit. */
  readonly mapper: RowMapper | undefined;
  /** Whether a dry run makes sense. */
  readonly isReady: boolean;
  /** Columns of ours that every row needs and nothing fills. */
  readonly missing: readonly string[];
  /** What is wrong with columns of the file: not there, there twice. */
  readonly faults: readonly InputFault[];
}

/** A mapping to begin with, from the names of the columns. */
export function guessedMapping(kind: ImportKind, header: readonly string[]): Mapping {
  return { kind, empty: [], refuse: [], skip: [], repeat: 'send', fields: guessFields(kind, header) };
}

/** The same mapping with one column made another way, or not at all. */
export function withField(mapping: Mapping, column: string, spec: FieldSpec | undefined): Mapping {
  const others = Object.entries(mapping.fields).filter(([name]) => name !== column);
  const fields = Object.fromEntries(spec === undefined ? others : [...others, [column, spec]]);
  return { ...mapping, fields };
}

/** Prepares the way from the file's rows to ours, or says all that is in the way. */
export function checkMapping(
  mapping: Mapping,
  header: readonly string[],
  defaultCurrency: string | undefined,
): MappingCheck {
  const { kind } = mapping;
  const missing = importColumns[kind]
    .filter(({ name, required }) => required && !says(mapping.fields[name]))
    .map(({ name }) => name);
  try {
    const isOwn = isOwnFormat(mapping, header);
    const mapper = createRowMapper({ kind, header, mapping: isOwn ? undefined : mapping, defaultCurrency });
    return { mapper, isReady: missing.length === 0, missing, faults: [] };
  } catch (error) {
    if (!(error instanceof ImportInputError)) throw error;
    return { mapper: undefined, isReady: false, missing, faults: error.faults };
  }
}

/**
 * Whether the mapping says no more than the header does by itself. Then it is left away, so that the content is the same as that of the command line
 * without a mapping, and a run that was begun there is found.
 */
export function isOwnFormat(mapping: Mapping, header: readonly string[]): boolean {
  const { kind, fields, empty, refuse, skip, repeat } = mapping;
  if (empty.length + refuse.length + skip.length > 0 || repeat !== 'send') return false;
  const known = new Set(header.map(keyOf));
  const here = importColumns[kind].filter(({ name }) => known.has(name)).map(({ name }) => name);
  if (here.length !== Object.keys(fields).length) return false;
  return here.every((name) => isPlainly(name, fields[name])) && fitsAlone(kind, header);
}

/** Columns of the file that nothing is made from. */
export function unusedColumns(mapping: Mapping, header: readonly string[]): string[] {
  const used = new Set(Object.values(mapping.fields).flatMap(({ columns = [] }) => columns.map(keyOf)));
  return header.filter((name) => name.trim() !== '' && !used.has(keyOf(name)));
}

function says(spec: FieldSpec | undefined): boolean {
  if (spec === undefined) return false;
  return spec.constant === undefined ? (spec.columns ?? []).length > 0 : spec.constant.trim() !== '';
}

function isPlainly(name: string, spec: FieldSpec | undefined): boolean {
  if (spec?.columns?.length !== 1 || keyOf(spec.columns[0] ?? '') !== name) return false;
  return Object.entries(spec).every(
    ([key, value]) => key === 'columns' || (key === 'otherwise' && value === 'refuse'),
  );
}

function fitsAlone(kind: ImportKind, header: readonly string[]): boolean {
  try {
    createRowMapper({ kind, header });
    return true;
  } catch {
    return false;
  }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
