/** What a cell may be filled with; null and undefined leave it empty. */
export type CsvValue = string | number | boolean | null | undefined;

/** A spreadsheet that meets one of these first (spaces and invisible characters passed over) computes instead of showing. */
const formula = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u;

/** A number is only a number, below zero too: books need `-12.50` to stay one. */
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** What some reader or other would take for a border of the cell, or trim away. */
const needsQuotes = /[",;\t\r\n]|^\s|\s$/u;

/**
 * One cell of a CSV file by RFC 4180: quoted where it must be, quotes doubled.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236; OWASP, CSV Injection): names and
 * texts in our lists were typed by strangers. Plain decimal numbers stay what they are. A file that is to be read back
 * cell for cell is not written with this.
 */
export function csvCell(value: CsvValue): string {
  const text = value === null || value === undefined ? '' : String(value);
  const harmless = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return quotedCell(harmless);
}

/** A text as a cell that is read back as it was, whatever stands in it. */
export function quotedCell(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
