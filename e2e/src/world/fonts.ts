import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './processes.ts';

const letters = [
  'noto-sans/400Regular',
  'noto-sans/600SemiBold',
  'noto-sans-arabic/400Regular',
  'noto-sans-arabic/600SemiBold',
];

/**
 * A machine that only tests may know no Hindi: pictures would show boxes. The letters of our receipts are lent to the browser, beside
 * what the machine has.
 */
export function lentFonts(): { FONTCONFIG_FILE: string } {
  const folder = mkdtempSync(join(tmpdir(), 'smc-fonts-'));
  const file = join(folder, 'fonts.conf');
  const folders = letters.map((name) => `<dir>${join(root, 'node_modules/@expo-google-fonts', name)}</dir>`);
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  writeFileSync(file, `<fontconfig>${system}${folders.join('')}<cachedir>${folder}</cachedir></fontconfig>`);
  return { FONTCONFIG_FILE: file };
}
