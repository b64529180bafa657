import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source, SourceRecord } from '@smartmedconnect/sdk/imports';
import { openSchedulingLinks } from './smart-scheduling-links.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'smc-smart-'))));
afterEach(() => rm(folder, { recursive: true }));

const location = {
  resourceType: 'Location',
  id: '1',
  name: 'Corner Pharmacy',
  telecom: [{ system: 'phone', value: '(609) 877-7001' }],
  address: { line: ['7 High Street'], city: 'Millville', state: 'NJ', postalCode: '08332' },
  position: { latitude: 39.4, longitude: -75.03 },
};
const schedule = {
  resourceType: 'Schedule',
  id: '9',
  actor: [{ reference: 'https://feed.example/Location/1' }],
  serviceType: [{ coding: [{ display: 'Immunization' }, { display: 'Flu shot' }] }],
};
const slot = (start: string, more: object = {}) => ({
  resourceType: 'Slot',
  id: 'same',
  schedule: { reference: 'Schedule/9' },
  status: 'free',
  start,
  end: '2030-05-06T18:00:00-05:00',
  ...more,
});
const capacity = (n: number) => ({
  extension: [{ url: 'http://x.example/StructureDefinition/slot-capacity', valueInteger: n }],
});

describe('openSchedulingLinks', () => {
  it('makes sites, doctors and slots of a feed, slots keyed by schedule and start', async () => {
    await feed([slot('2030-05-06T08:00:00-05:00', capacity(33)), slot('2030-05-07T08:00:00-05:00')]);
    const links = await openSchedulingLinks(folder);
    expect(links.locations).toEqual([
      {
        externalId: '1',
        name: 'Corner Pharmacy',
        address: '7 High Street',
        city: 'Millville',
        region: 'NJ',
        postalCode: '08332',
        latitude: 39.4,
        longitude: -75.03,
        phone: '+16098777001',
      },
    ]);
    expect(await cells(links.doctors)).toEqual([
      ['9', 'Corner Pharmacy, Millville (Flu shot)', 'immunization', '1'],
    ]);
    expect(await cells(links.slots)).toEqual([
      [
        '9/2030-05-06T08:00:00-05:00',
        '9',
        '1',
        '2030-05-06T08:00:00-05:00',
        '2030-05-06T18:00:00-05:00',
        '33',
      ],
      ['9/2030-05-07T08:00:00-05:00', '9', '1', '2030-05-07T08:00:00-05:00', '2030-05-06T18:00:00-05:00', ''],
    ]);
  });

  it('does not offer what is not free, and refuses lines nobody can place', async () => {
    await feed([
      slot('a', { status: 'busy' }),
      slot('b', { schedule: { reference: 'Schedule/8' } }),
      slot('c'),
    ]);
    await writeFile(join(folder, 'more-slots.ndjson'), `${JSON.stringify(slot('d'))}\n{oops\n`);
    const { slots } = await openSchedulingLinks(folder);
    const fates = (await all(slots)).map(({ line, passedOver, fault }) => [line, passedOver ?? fault?.code]);
    expect(fates).toEqual([
      [1, undefined],
      [2, 'not_json'],
      [3, 'status busy'],
      [4, 'unknown_schedule'],
      [5, undefined],
    ]);
  });

  it('takes from a folder with a manifest only what the manifest names, and says what is absent', async () => {
    await feed([slot('a')], 'slots-NJ.ndjson');
    await writeFile(join(folder, 'old-slots.ndjson'), JSON.stringify(slot('old')));
    const output = ['locations.ndjson', 'schedules.ndjson', 'slots/NJ.ndjson', 'slots/CA.ndjson'];
    const manifest = { output: output.map((name) => ({ url: `https://feed.example/${name}` })) };
    await writeFile(join(folder, '$bulk-publish'), JSON.stringify(manifest, null, 2));
    const fromFolder = await openSchedulingLinks(folder);
    const fromManifest = await openSchedulingLinks(join(folder, '$bulk-publish'));
    for (const links of [fromFolder, fromManifest]) {
      expect((await all(links.slots)).map(({ cells: [id] }) => id)).toEqual(['9/a']);
      expect(links.notes).toEqual([expect.stringContaining('slots/CA.ndjson')]);
    }
  });

  it('takes from a slots file that file alone, with the sites and schedules beside it', async () => {
    await feed([slot('a')]);
    await writeFile(join(folder, 'other.ndjson'), JSON.stringify(slot('b')));
    const { slots, doctors } = await openSchedulingLinks(join(folder, 'other.ndjson'));
    expect((await all(slots)).map(({ cells: [id] }) => id)).toEqual(['9/b']);
    expect(await cells(doctors)).toHaveLength(1);
  });

  it('refuses a feed of which parts are missing, naming all of them', async () => {
    await writeFile(join(folder, 'slots.ndjson'), JSON.stringify(slot('a')));
    await expect(openSchedulingLinks(folder)).rejects.toMatchObject({
      faults: [{ at: 'schedules' }, { at: 'locations' }],
    });
  });
});

async function feed(slots: object[], slotsName = 'slots.ndjson'): Promise<void> {
  await writeFile(join(folder, 'locations.ndjson'), `${JSON.stringify(location)}\n`);
  await writeFile(join(folder, 'schedules.ndjson'), JSON.stringify(schedule));
  await writeFile(join(folder, slotsName), slots.map((resource) => JSON.stringify(resource)).join('\n'));
}

async function all({ records }: Source): Promise<SourceRecord[]> {
  const found: SourceRecord[] = [];
  for await (const record of records()) found.push(record);
  return found;
}

async function cells(source: Source) {
  return (await all(source)).map((record) => record.cells);
}
