import type { components, SmartMedConnect } from '@smartmedconnect/sdk';
import type { ImportOutcome } from '@smartmedconnect/sdk/imports';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Misuse } from '../exit-codes.ts';
import { importFile, type ImportFlags } from '../import-file.ts';
import { type LinkedLocation, openSchedulingLinks } from '../readers/smart-scheduling-links.ts';
import { count, printable, say } from '../words.ts';

export const smartFormat = 'smart-scheduling-links';

export interface SmartLinksJob {
  client: SmartMedConnect;
  path: string;
  hospital: components['schemas']['Hospital'];
  hospitalId?: string;
  flags: ImportFlags;
}

/**
 * A feed of SMART Scheduling Links, whole: its sites become locations, its schedules doctors, its slots slots. Each step may be made
 * again without harm. The outcome told is that of the slots; a dry run keeps neither sites nor schedules, and so can only judge
 * slots of schedules that are in already.
 */
export async function importSmartLinks(job: SmartLinksJob, signal: AbortSignal): Promise<ImportOutcome> {
  const { client, path, hospital, flags } = job;
  if (path === '-') {
    throw new Misuse('A feed is several files: give its folder, its manifest or one of its slots files.');
  }
  if (!existsSync(path)) {
    throw new Misuse(`There is no file or folder ${path}.`);
  }
  const feed = await openSchedulingLinks(path);
  const tell = (words: string): void => {
    if (!flags.quiet) {
      say(printable(words));
    }
  };
  feed.notes.forEach(tell);
  if (flags.dryRun) {
    tell('A dry run puts no locations and schedules in place: what hangs on new ones counts as refused.');
  } else {
    await putLocations(client, hospital, feed.locations, flags.concurrency, signal);
    tell(`${count(feed.locations.length, 'location')} in place.`);
  }
  // Rejects and reports are asked for of the slots: the schedules are only what slots hang on.
  const { rejects: _, report: __, ...plain } = flags;
  const common = { ...job, hospital };
  const schedules = await importFile(
    {
      ...common,
      kind: 'doctors',
      source: feed.doctors,
      fileName: `${basename(path)} (schedules)`,
      flags: plain,
    },
    signal,
  );
  const { created, updated, unchanged, rejected } = schedules.counts;
  tell(`Schedules: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} refused.`);
  return importFile(
    { ...common, kind: 'slots', source: feed.slots, fileName: basename(path), flags },
    signal,
  );
}

/** A few at a time: feeds name hundreds of sites. */
async function putLocations(
  client: SmartMedConnect,
  hospital: SmartLinksJob['hospital'],
  locations: LinkedLocation[],
  concurrency: number,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...locations];
  const worker = async (): Promise<void> => {
    for (let location = waiting.pop(); location; location = waiting.pop()) {
      const { externalId, address, ...rest } = location;
      const body = {
        ...rest,
        ...(address !== undefined && { addressLine: address }),
        timeZone: hospital.timeZone,
      };
      await client.hospitals.putLocation(hospital.id, externalId, body, { signal });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
