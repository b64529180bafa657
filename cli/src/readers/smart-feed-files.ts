import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ImportInputError, parseObject, utf8Lines } from '@smartmedconnect/sdk/imports';
import { fileBytes } from './file-bytes.ts';

/** The files of a feed that are here, by what they hold. */
export interface FeedFiles {
  locations: string[];
  schedules: string[];
  slots: string[];
  /** What the manifest names and is not here. */
  absent: string[];
}

/**
 * Finds the files of a recorded feed from its folder, its manifest (`$bulk-publish`) or one of its slots files. What a file holds is told from its first line,
 * so names do not matter; where there is a manifest, only what it names is taken.
 *
 * @throws ImportInputError when there are no slots, schedules or locations
 */
export async function findFeedFiles(path: string): Promise<FeedFiles> {
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const names = await readdir(folder);
  const manifest = isFolder ? names.find((name) => name === '$bulk-publish') : await manifestName(path);
  const listed = manifest === undefined ? undefined : await listedFiles(join(folder, manifest), names);
  const found = listed?.found.length ? listed.found : names.filter((name) => /\.(nd)?jsonl?$/i.test(name));

  const files: FeedFiles = { locations: [], schedules: [], slots: [], absent: listed?.absent ?? [] };
  for (const name of found.toSorted()) {
    const file = join(folder, name);
    const type = await resourceTypeOf(file);
    if (type === 'Location') files.locations.push(file);
    else if (type === 'Schedule') files.schedules.push(file);
    else if (type === 'Slot') files.slots.push(file);
  }
  if (!isFolder && manifest === undefined) files.slots = [path];
  refuseIncomplete(files);
  return files;
}

async function manifestName(path: string): Promise<string | undefined> {
  if (basename(path) === '$bulk-publish') return '$bulk-publish';
  return (await resourceTypeOf(path)) === undefined && Array.isArray(await outputsOf(path))
    ? basename(path)
    : undefined;
}

async function resourceTypeOf(file: string): Promise<unknown> {
  for await (const { text } of utf8Lines(fileBytes(file))) {
    if (text.trim() !== '') return parseObject(text)?.['resourceType'];
  }
  return undefined;
}

async function outputsOf(manifest: string): Promise<unknown> {
  return parseObject(await readFile(manifest, 'utf8'))?.['output'];
}

/** A recorded feed keeps `…/slots/NJ.ndjson` as `NJ.ndjson`, `slots-NJ.ndjson` or `slots_NJ.ndjson`. */
async function listedFiles(
  manifest: string,
  names: readonly string[],
): Promise<{ found: string[]; absent: string[] }> {
  const outputs = await outputsOf(manifest);
  const found: string[] = [];
  const absent: string[] = [];
  for (const output of Array.isArray(outputs) ? (outputs as unknown[]) : []) {
    const url = (output as { url?: unknown } | null)?.url;
    if (typeof url !== 'string') continue;
    const [folder, file = ''] = url.split('/').slice(-2);
    const here = [file, `${folder}-${file}`, `${folder}_${file}`].find((name) => names.includes(name));
    if (here === undefined) absent.push(url);
    else found.push(here);
  }
  return { found: [...new Set(found)], absent };
}

function refuseIncomplete(files: FeedFiles): void {
  const faults = (['slots', 'schedules', 'locations'] as const)
    .filter((kind) => files[kind].length === 0)
    .map((kind) => ({
      at: kind,
      code: 'missing_file',
      message: `No file with ${kind} is beside the others.`,
    }));
  if (faults.length > 0) throw new ImportInputError('The feed is not complete', faults);
}
