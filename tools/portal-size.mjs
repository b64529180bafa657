/** What a first visit to the portal loads of script, gzipped: all that a language's page names, whichever language has most. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './prepare.mjs';

const limitBytes = 250 * 1024;
const folder = join(root, 'admin-web/dist/browser');

export async function portalSize() {
  const sizes = readdirSync(folder).map(firstLoad);
  sizes.sort((one, other) => other.bytes - one.bytes);
  const [{ language, bytes }] = sizes;
  const note = `${(bytes / 1024).toFixed(0)} kB of ${limitBytes / 1024} kB (${language})`;
  return {
    passed: bytes <= limitBytes,
    note,
    output: `${note}\n${sizes.flatMap(({ parts }) => parts).join('\n')}\n`,
  };
}

function firstLoad(language) {
  const page = readFileSync(join(folder, language, 'index.html'), 'utf8');
  const scripts = Array.from(page.matchAll(/(?:src|href)="([^"]+\.js)"/g), ([, name]) => name);
  const parts = scripts.map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(folder, language, name)), { level: 9 }).length,
  }));
  return {
    language,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    parts: parts.map((part) => `${String(part.bytes).padStart(7)}  ${language}/${part.name}`),
  };
}
