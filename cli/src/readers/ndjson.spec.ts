import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceRecord } from '@smartmedconnect/sdk/imports';
import { openNdjson } from './ndjson.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'smc-ndjson-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('openNdjson', () => {
  it('has a column for every key of any line, and the words of a cell for any plain value', async () => {
    const { header, records } = await read('{"a":"x","b":1.5}\n\n{"c":["p","q"],"a":null,"d":true}\n');
    expect(header).toEqual(['a', 'b', 'c', 'd']);
    expect(records).toEqual([
      { line: 1, cells: ['x', '1.5', '', ''] },
      { line: 3, cells: ['', '', 'p|q', 'true'] },
    ]);
  });

  it('refuses each line it cannot take by itself', async () => {
    const { records } = await read('{"a":1}\n{"a":\n[1]\n"a"\n{"a":{"b":1}}\n{"a":[["b"]]}\n');
    expect(records.map(({ line, fault }) => [line, fault?.code])).toEqual([
      [1, undefined],
      [2, 'not_json'],
      [3, 'not_json'],
      [4, 'not_json'],
      [5, 'not_a_text'],
      [6, 'not_a_text'],
    ]);
  });

  it('refuses a file without a single object', async () => {
    await expect(read('nothing\n')).rejects.toMatchObject({ faults: [{ code: 'empty' }] });
  });
});

async function read(text: string) {
  const path = join(folder, 'file.ndjson');
  await writeFile(path, text);
  const source = await openNdjson(path);
  const records: SourceRecord[] = [];
  for await (const record of source.records()) records.push(record);
  return { header: source.header, records };
}
