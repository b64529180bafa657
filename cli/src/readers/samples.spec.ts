import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import {
  batches,
  createRowMapper,
  importKinds,
  readMapping,
  survey,
  type ImportKind,
  type ImportRow,
} from '@smartmedconnect/sdk/imports';
import { parse } from 'yaml';
import { openSource } from './open-source.ts';

jest.setTimeout(30_000);
const samples = join(import.meta.dirname, '../../samples');

describe.each(importKinds)('the samples of %s', (kind) => {
  it('that are in order become rows without a fault', async () => {
    const folder = join(samples, kind, 'ok');
    for (const name of await readdir(folder)) {
      const rows = await rowsOf(kind, join(folder, name));
      expect([name, rows.flatMap((row) => row.refused ?? [])]).toEqual([name, []]);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('that are not are refused as the file beside them says', async () => {
    const folder = join(samples, kind, 'not-ok');
    const names = (await readdir(folder)).filter((name) => !name.endsWith('.expected.json'));
    for (const name of names) {
      const expected = JSON.parse(
        await readFile(join(folder, name.replace(/\.\w+$/, '.expected.json')), 'utf8'),
      ) as Expected;
      expect([name, await outcome(kind, join(folder, name))]).toEqual([
        name,
        { ...expected, refusedByServer: undefined },
      ]);
    }
  });
});

it('the workbook among the samples says the same as a CSV would: local times, whole numbers, blank rows passed over', async () => {
  const rows = await rowsOf('slots', join(samples, 'slots/ok/slots.xlsx'));
  expect(
    rows.map(({ line, externalId, start, end, capacity }) => [line, externalId, start, end, capacity]),
  ).toEqual([
    [2, 'x-1', '2030-05-06T09:00:00', '2030-05-06T09:20:00', 1],
    [3, 'x-2', '2030-05-06T10:10:00', '2030-05-06T10:25:00', 2],
    [5, 'x-3', '2030-05-06T13:50:00', '2030-05-06T14:05:00', 1],
  ]);
});

it('every shipped mapping can be used, and so can the example that explains them', async () => {
  const folder = join(samples, '../mappings');
  const names = await readdir(folder);
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const yaml = name.endsWith('.md') ? /```yaml\n([\s\S]*?)```/.exec(text)?.[1] : text;
    expect([name, readMapping(parse(yaml ?? ''), name).kind]).toEqual([name, 'doctors']);
  }
});

it('make-demo-slots prints the same slots for the same day, for every doctor of the samples, on 14 weekdays', async () => {
  const print = () =>
    execFileSync(process.execPath, [join(samples, 'make-demo-slots.mjs'), '2026-11-20'], {
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    });
  const text = print();
  expect(print()).toBe(text);
  const folder = await mkdtemp(join(tmpdir(), 'smc-demo-'));
  await writeFile(join(folder, 'slots.csv'), text);
  const rows = await rowsOf('slots', join(folder, 'slots.csv'));
  await rm(folder, { recursive: true });
  const doctors = await rowsOf('doctors', join(samples, 'doctors/ok/doctors.csv'));
  const days = new Set(rows.map((row) => String(row['start']).slice(0, 10)));
  expect(new Set(rows.map((row) => row['doctorExternalId']))).toEqual(
    new Set(doctors.map((row) => row.externalId)),
  );
  expect([days.size, [...days][0], [...days].at(-1)]).toEqual([14, '2026-11-23', '2026-12-10']);
  expect(new Set(rows.map((row) => row.externalId)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(10_000);
});

interface Expected {
  rows?: number;
  refused?: { line: number; field: string; code: string }[];
  faults?: { at: string; code: string }[];
}

async function outcome(kind: ImportKind, path: string): Promise<Expected> {
  try {
    const rows = await rowsOf(kind, path);
    const refused = rows.flatMap(({ line, refused: faults = [] }) =>
      faults.map(({ field, code }) => ({ line, field, code })),
    );
    return { rows: rows.length, refused };
  } catch (error) {
    const { faults } = error as { faults?: { at: string; code: string }[] };
    if (faults === undefined) throw error;
    return { faults: faults.map(({ at, code }) => ({ at, code })) };
  }
}

async function rowsOf(kind: ImportKind, path: string): Promise<ImportRow[]> {
  const source = await openSource(path);
  const mapper = createRowMapper({ kind, header: source.header });
  await survey(source, mapper);
  const rows: ImportRow[] = [];
  for await (const batch of batches(source, mapper, 1000)) rows.push(...batch.rows);
  return rows;
}
