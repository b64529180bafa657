import {
  northAmericanPhone,
  notAnObject,
  parseObject,
  type Source,
  type SourceRecord,
  utf8Lines,
} from '@smartmedconnect/sdk/imports';
import { fileBytes } from './file-bytes.ts';
import { findFeedFiles, type FeedFiles } from './smart-feed-files.ts';
import {
  display,
  extension,
  firstReference,
  list,
  number,
  object,
  telecom,
  text,
  type Json,
} from './smart-resources.ts';

/** A site of the feed, as the hospital is to know it before the rows come. */
export interface LinkedLocation {
  externalId: string;
  name: string;
  address?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  latitude?: number;
  longitude?: number;
  phone?: string;
}

/** A feed of SMART Scheduling Links in our words: sites to have first, then doctors (its schedules), then slots. */
export interface SchedulingLinks {
  locations: LinkedLocation[];
  doctors: Source;
  slots: Source;
  /** What the reader of a report should know, in sentences. */
  notes: string[];
}

const doctorHeader = ['external_id', 'full_name', 'specialties', 'location'] as const;
const slotHeader = ['external_id', 'doctor_external_id', 'location', 'start', 'end', 'capacity'] as const;

/**
 * Reads a recorded feed (https://github.com/smart-on-fhir/smart-scheduling-links) from its folder, its manifest or a slots file. Slot
 * ids repeat in real feeds, so the key of a slot is its schedule and start; starts are taken with the offset they were written with; a capacity above
 * one makes as many lanes. Slots that are not free at their source are not offered here: they are counted, not refused. Lines of several files are
 * numbered as if the files were one.
 */
export async function openSchedulingLinks(path: string): Promise<SchedulingLinks> {
  const files = await findFeedFiles(path);
  const locations = new Map<string, LinkedLocation>();
  for await (const { resource } of resources(files.locations)) {
    const location = resource === undefined ? undefined : asLocation(resource);
    if (location !== undefined) locations.set(location.externalId, location);
  }
  const locationOf = new Map<string, string>();
  for await (const { resource } of resources(files.schedules)) {
    if (resource === undefined) continue;
    locationOf.set(text(resource['id']) ?? '', firstReference(resource['actor'], 'Location') ?? '');
  }
  return {
    locations: [...locations.values()],
    doctors: { header: doctorHeader, records: () => doctorRecords(files.schedules, locations) },
    slots: { header: slotHeader, records: () => slotRecords(files.slots, locationOf) },
    notes: notesOn(files, locations),
  };
}

function notesOn(files: FeedFiles, locations: ReadonlyMap<string, LinkedLocation>): string[] {
  const notes: string[] = [];
  if (files.absent.length > 0) {
    notes.push(
      `${files.absent.length} files that the manifest names are not here, among them ${files.absent[0] ?? ''}.`,
    );
  }
  const silent = [...locations.values()].filter(({ phone }) => phone === undefined).length;
  if (silent > 0)
    notes.push(`${silent} locations have no telephone number that can be dialled; it is left out.`);
  return notes;
}

async function* resources(
  paths: readonly string[],
): AsyncGenerator<{ line: number; words: string; resource: Json | undefined }> {
  let before = 0;
  for (const path of paths) {
    let last = 0;
    for await (const { line, text: words } of utf8Lines(fileBytes(path))) {
      last = line;
      if (words.trim() !== '') yield { line: before + line, words, resource: parseObject(words) };
    }
    before += last;
  }
}

function asLocation(resource: Json): LinkedLocation | undefined {
  const externalId = text(resource['id']);
  if (externalId === undefined) return undefined;
  const address = object(resource['address']);
  const position = object(resource['position']);
  const lines = list(address['line']).flatMap((line) => text(line) ?? []);
  const location: LinkedLocation = { externalId, name: text(resource['name']) ?? externalId };
  const told: Record<string, string | number | undefined> = {
    address: lines.join(', ') || undefined,
    city: text(address['city']),
    region: text(address['state']),
    postalCode: text(address['postalCode']),
    latitude: number(position['latitude']),
    longitude: number(position['longitude']),
    phone: northAmericanPhone(telecom(resource, 'phone') ?? ''),
  };
  return Object.assign(
    location,
    Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  );
}

/** A schedule is what is booked from; patients see it as `Rite Aid, Millville (COVID-19 Immunization Appointment)`. */
async function* doctorRecords(
  paths: readonly string[],
  locations: ReadonlyMap<string, LinkedLocation>,
): AsyncGenerator<SourceRecord> {
  for await (const { line, words, resource } of resources(paths)) {
    if (resource === undefined) {
      yield notAnObject(line, words);
      continue;
    }
    const site = locations.get(firstReference(resource['actor'], 'Location') ?? '');
    const services = display(resource['serviceType']);
    const place = [site?.name, site?.city].filter((part) => part !== undefined).join(', ');
    const service = services.at(-1);
    const name = service === undefined ? place : `${place} (${service})`;
    const specialties = (services[0] ?? '').toLowerCase();
    yield { line, cells: [text(resource['id']) ?? '', name, specialties, site?.externalId ?? ''] };
  }
}

async function* slotRecords(
  paths: readonly string[],
  locationOf: ReadonlyMap<string, string>,
): AsyncGenerator<SourceRecord> {
  for await (const { line, words, resource } of resources(paths)) {
    yield resource === undefined ? notAnObject(line, words) : slotRecord(line, resource, locationOf);
  }
}

function slotRecord(line: number, resource: Json, locationOf: ReadonlyMap<string, string>): SourceRecord {
  const schedule = firstReference([resource['schedule']], 'Schedule') ?? '';
  const start = text(resource['start']) ?? '';
  const capacity = number(object(extension(resource, 'slot-capacity'))['valueInteger']);
  const cells = [
    `${schedule}/${start}`,
    schedule,
    locationOf.get(schedule) ?? '',
    start,
    text(resource['end']) ?? '',
    capacity === undefined ? '' : String(capacity),
  ];
  const status = text(resource['status']) ?? 'unknown';
  if (status !== 'free') return { line, cells, passedOver: `status ${status}` };
  if (locationOf.has(schedule)) return { line, cells };
  const message = 'The schedule of the slot is in no schedules file of the feed.';
  return {
    line,
    cells,
    fault: { field: 'doctorExternalId', code: 'unknown_schedule', message, value: schedule || null },
  };
}
