/** What is wrong with a field of a row, or with the row as a whole (`field: 'row'`). */
export interface RowFault {
  field: string;
  /** Stable and short, for programs. */
  code: string;
  /** One sentence for people. */
  message: string;
  /** What was refused, as text. */
  value: string | null;
}

/** A row as it was sent: its line in the file and whatever else the sender put in. */
export interface ImportRow {
  line: number;
  [field: string]: unknown;
}

const shownCharacters = 200;

export function fault(field: string, code: string, message: string, value: unknown = null): RowFault {
  return { field, code, message, value: shown(value) };
}

/** A value as it can be stored and shown: text, not too long, without what PostgreSQL cannot hold. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, shownCharacters).toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * What the sender's own engine refused, taken over as the verdict of the row; undefined when the row carries no refusal.
 */
export function refusedBySender(row: ImportRow): RowFault[] | undefined {
  const refused = row['refused'];
  if (!Array.isArray(refused) || refused.length === 0) {
    return undefined;
  }
  return refused
    .slice(0, 50)
    .map((entry: Partial<Record<keyof RowFault, unknown>> | null) =>
      fault(
        shown(entry?.field) ?? 'row',
        shown(entry?.code) ?? 'refused',
        shown(entry?.message) ?? 'Refused before it was sent.',
        entry?.value,
      ),
    );
}
