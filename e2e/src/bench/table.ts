export function title(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** What was measured, our figure, the limit beside it, and their ratio with what we aim at. */
export function line(what: string, ours: string, beside: string, ratio?: number, aim?: string): void {
  const told =
    ratio === undefined ? '' : `ratio ${ratio.toFixed(2)}${aim === undefined ? '' : ` (aim ${aim})`}`;
  process.stdout.write(`  ${what.padEnd(30)} ${ours.padEnd(24)} ${beside.padEnd(34)} ${told}\n`);
}
