import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  batches,
  createRowMapper,
  readMapping,
  survey,
  type ImportRow,
  type PassedOverCounts,
  type Source,
} from '@smartmedconnect/sdk/imports';
import { jest } from '@jest/globals';
import { parse } from 'yaml';
import { openSource } from './open-source.ts';
import { openSchedulingLinks } from './smart-scheduling-links.ts';

/** Files that others made. They live beside the project and are not part of it. */
const root = join(import.meta.dirname, '../../..');
const data = join(root, '../shared/data');
const isHere = existsSync(data);
// Thousands of wide rows, read twice: seconds on a machine that has other work.
jest.setTimeout(60_000);
if (!isHere) console.log('Real input was not tried: there is no ../shared/data beside the project.');

(isHere ? describe : describe.skip)('real input', () => {
  it('nppes-10001: people go in, organisations, deactivated providers and a damaged name are refused with reasons', async () => {
    const { rows, codes, passedOver } = await mapped('doctors/nppes-10001.csv', 'nppes');
    expect(codes).toEqual({ taken: 7880, organisation: 1803, deactivated: 317, damaged_text: 1 });
    expect(passedOver).toEqual({});
    expect(byKey(rows, '1679576722')).toEqual({
      line: 2,
      externalId: '1679576722',
      fullName: 'David A Wiebe',
      phone: '+13088652512',
      credentials: 'MD',
    });
    expect(byKey(rows, '1306849450')).toMatchObject({ fullName: 'Harold Leroy Smitson II' });
    const names = rows.map((row) => row['fullName']).filter((name) => typeof name === 'string');
    expect(
      names.filter((name) => /[A-Z]{4}/.test(name) || name !== name.trim() || name.includes('  ')),
    ).toEqual([]);
  });

  it('nppes-1000: nine years later the same doctors have specialties and licences, and no number is a fraction', async () => {
    const { rows, codes } = await mapped('doctors/nppes-1000-all-columns.csv', 'nppes');
    expect(codes).toEqual({ taken: 733, organisation: 188, deactivated: 79 });
    expect(byKey(rows, '1588667638')).toEqual({
      line: 3,
      externalId: '1588667638',
      fullName: 'William C Pilcher',
      phone: '+19043881820',
      credentials: 'MD',
      licenceNumber: 'FL-ME68414',
      specialties: ['cardiology'],
    });
    const people = rows.filter((row) => row.refused === undefined);
    expect(people.filter((row) => row['specialties'] === undefined)).toEqual([]);
    const earlier = new Set(
      (await mapped('doctors/nppes-10001.csv', 'nppes')).rows.map((row) => row.externalId),
    );
    expect(rows.filter((row) => !earlier.has(row.externalId))).toEqual([]);
  });

  it('cms-clinicians: rows that say the same of a doctor again are passed over, those that differ refused', async () => {
    const { rows, codes, passedOver } = await mapped('doctors/cms-clinicians-386.csv', 'cms-clinicians');
    expect(codes).toEqual({ taken: 371, repeated: 3 });
    expect(passedOver).toEqual({ 'repeats an earlier row': 12 });
    expect(rows[0]).toEqual({
      line: 2,
      externalId: '1215911011',
      fullName: 'Socrates Perez-Rodriguez',
      credentials: 'MD',
      specialties: ['internal medicine'],
    });
  });

  it('smart-nj: every free slot with its lanes, busy ones counted, keys that do not repeat', async () => {
    const links = await openSchedulingLinks(join(data, 'slots/smart-nj/slots-NJ.ndjson'));
    expect(links.locations).toHaveLength(112);
    const doctors = await take(links.doctors, 'doctors');
    expect(doctors.rows).toHaveLength(112);
    expect(doctors.rows[0]).toMatchObject({
      fullName: 'Rite Aid, Millville (COVID-19 Immunization Appointment)',
    });
    const { rows, codes, passedOver } = await take(links.slots, 'slots');
    expect([codes, passedOver]).toEqual([{ taken: 1430 }, { 'status busy': 112 }]);
    expect(new Set(rows.map((row) => row.externalId)).size).toBe(1430);
    expect(rows[0]).toEqual({
      line: 2,
      externalId: '116/2023-03-25T09:00:00-05:00',
      doctorExternalId: '116',
      location: '116',
      start: '2023-03-25T09:00:00-05:00',
      end: '2023-03-25T18:00:00-05:00',
      capacity: 33,
    });
    expect(Math.max(...rows.map((row) => Number(row['capacity'])))).toBe(33);
    const folder = await openSchedulingLinks(join(data, 'slots/smart-nj'));
    expect([(await take(folder.slots, 'slots')).rows.length, folder.notes.length]).toEqual([1430, 2]);
  });

  it('smart-spec-examples: five slots files of one feed', async () => {
    const links = await openSchedulingLinks(join(data, 'slots/smart-spec-examples/$bulk-publish'));
    const { rows, codes } = await take(links.slots, 'slots');
    expect([links.locations.length, codes]).toEqual([10, { taken: 300 }]);
    expect(rows.map((row) => row.line)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  });
});

async function mapped(file: string, mappingName: string) {
  const source = await openSource(join(data, file));
  const text = await readFile(join(root, 'cli/mappings', `${mappingName}.yaml`), 'utf8');
  return take(source, 'doctors', readMapping(parse(text), mappingName));
}

async function take(source: Source, kind: 'doctors' | 'slots', mapping?: ReturnType<typeof readMapping>) {
  const mapper = createRowMapper({ kind, header: source.header, mapping });
  const passedOver: PassedOverCounts = {};
  const rows: ImportRow[] = [];
  for await (const batch of batches(source, mapper, 500, passedOver)) rows.push(...batch.rows);
  expect((await survey(source, mapper)).totalRows).toBe(rows.length);
  const codes: Record<string, number> = {};
  for (const { refused } of rows) {
    const code = refused?.[0]?.code ?? 'taken';
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return { rows, codes, passedOver };
}

function byKey(rows: readonly ImportRow[], key: string): ImportRow | undefined {
  return rows.find((row) => row.externalId === key);
}
