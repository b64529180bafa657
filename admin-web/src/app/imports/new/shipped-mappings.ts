import { createRowMapper, type Mapping } from '@smartmedconnect/sdk/imports';
import { readMappingText } from './mapping-file.ts';

/** The mappings that come with the product, as the command line knows them; the build lays them beside the page. */
export const shippedNames = ['nppes', 'cms-clinicians'] as const;

export interface ShippedMapping {
  readonly name: string;
  readonly mapping: Mapping;
}

/** Those that fit a file, by its columns. One that cannot be fetched is not offered. */
export async function fittingMappings(
  kind: Mapping['kind'],
  header: readonly string[],
  signal?: AbortSignal,
): Promise<ShippedMapping[]> {
  const all = await Promise.all(shippedNames.map((name) => load(name, signal)));
  return all.filter((shipped) => shipped !== undefined).filter(({ mapping }) => fits(mapping, kind, header));
}

async function load(name: string, signal: AbortSignal | undefined): Promise<ShippedMapping | undefined> {
  try {
    const answer = await fetch(new URL(`mappings/${name}.yaml`, document.baseURI), signal ? { signal } : {});
    return answer.ok ? { name, mapping: await readMappingText(await answer.text(), name) } : undefined;
  } catch {
    return undefined;
  }
}

function fits(mapping: Mapping, kind: Mapping['kind'], header: readonly string[]): boolean {
  try {
    createRowMapper({ kind, header, mapping });
    return true;
  } catch {
    return false;
  }
}
