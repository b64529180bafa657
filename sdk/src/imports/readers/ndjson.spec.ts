import type { SourceRecord } from '../source.ts';
import { blobBytes } from './bytes.ts';
import { readNdjson } from './ndjson.ts';

describe('readNdjson', () => {
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

  it('keeps what it cannot take as it stood, to be corrected from a rejects file', async () => {
    const { records } = await read('{"a":{"b":1},"c":"x"}\n');
    expect(records.map(({ cells }) => cells)).toEqual([['{"b":1}', 'x']]);
  });

  it('refuses a file without a single object', async () => {
    await expect(read('nothing\n')).rejects.toMatchObject({ faults: [{ code: 'empty' }] });
  });
});

async function read(text: string) {
  const source = await readNdjson(bytesOf(text));
  const records: SourceRecord[] = [];
  for await (const record of source.records()) records.push(record);
  return { header: source.header, records };
}

function bytesOf(content: BlobPart, size?: number) {
  return blobBytes(new Blob([content]), size);
}
