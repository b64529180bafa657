import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Mapping, readMapping } from '@smartmedconnect/sdk/imports';
import { parseDocument } from 'yaml';
import { Misuse } from './exit-codes.ts';
import { printable } from './words.ts';

const shownFaults = 5;
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
  return readMapping(parsed(text, named), named);
}

function parsed(text: string, named: string): unknown {
  const document = parseDocument(text);
  // What follows the first faults of a file that is no YAML at all is found all over it.
  const faults = document.errors.slice(0, shownFaults).map((error) => `  ${error.message}`);
  if (faults.length > 0) {
    throw new Misuse(`${named} is not YAML:\n${printable(faults.join('\n'))}`);
  }
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that multiply one another.
    throw new Misuse(`${named} cannot be used: ${(error as Error).message}`);
  }
}

export function shippedMappings(): string[] {
  return readdirSync(shippedFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort();
}
