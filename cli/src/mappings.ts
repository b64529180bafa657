import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Mapping, readMapping } from '@smartmedconnect/sdk/imports';
import { parseDocument } from 'yaml';
import { Misuse } from './exit-codes.ts';

const shippedFolder = new URL('../mappings/', import.meta.url);

/** A mapping by the name of one that is shipped (`nppes`), or by the path of a YAML file. */
export async function loadMapping(named: string): Promise<Mapping> {
  const shipped = shippedMappings();
  const path = shipped.includes(named) ? new URL(`${named}.yaml`, shippedFolder) : named;
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Misuse(
      `There is no mapping ${named}. Shipped are: ${shipped.join(', ')}; or give the path of a YAML file.`,
    );
  });
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new Misuse(
      `${named} is not YAML:\n${document.errors.map((error) => `  ${error.message}`).join('\n')}`,
    );
  }
  return readMapping(document.toJS(), named);
}

export function shippedMappings(): string[] {
  return readdirSync(shippedFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort();
}
