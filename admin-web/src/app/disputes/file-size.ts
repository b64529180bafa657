/** How long a file is, to a person: `820 B`, `14 kB`, `2.1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${rounded(bytes / 1000, 0)} kB` : `${rounded(bytes / 1_000_000, 1)} MB`;
}

function rounded(amount: number, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits }).format(amount);
}
