import { importColumns, type ImportKind } from '@smartmedconnect/sdk/imports';

/** The columns of our own format and some examples, at the end of `--help`. */
export function columnsHelp(kind: ImportKind): string {
  const width = Math.max(...importColumns[kind].map((column) => column.name.length));
  const lines = importColumns[kind].map(
    ({ name, required, doc }) => `  ${name.padEnd(width)}  ${required ? '*' : ' '} ${doc}`,
  );
  return `
Columns (* is required; what is left out stays as it is):
${lines.join('\n')}

Examples:
${examples[kind].map((example) => `  $ ${example}`).join('\n')}`;
}

const examples: Record<ImportKind, string[]> = {
  doctors: [
    'smc doctors import doctors.csv --dry-run',
    'smc doctors import npidata.csv --map nppes --rejects refused.csv',
    'smc doctors import staff.xlsx --sheet Doctors --map mapping.yaml',
  ],
  slots: [
    'smc slots import slots.csv --rejects refused.csv',
    'zcat slots.ndjson.gz | smc slots import - --format ndjson --json',
    "smc slots import 'feed/$bulk-publish' --format smart-scheduling-links",
  ],
};
