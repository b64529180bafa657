import { parse, type Options } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import type { SourceRecord } from '../source.ts';
import { blobBytes } from './bytes.ts';
import { readCsv } from './csv.ts';

describe('readCsv', () => {
  it('gives back every cell as it was written, on the line where its row begins', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', ' ', '😀') });
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (rows, delimiter, record_delimiter, bom) => {
          const text = stringify([['x', 'y', 'z'], ...rows], {
            delimiter,
            record_delimiter,
            bom,
            quoted_match: /[\r\n]/,
          });
          const { header, records } = await read(text);
          expect(header).toEqual(['x', 'y', 'z']);
          expect(records.map((record) => record.cells)).toEqual(rows);
          let line = 2;
          for (const [i, cells] of rows.entries()) {
            expect(records[i]?.line).toBe(line);
            line += 1 + cells.join('').split('\n').length - 1;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes a file apart as csv-parse does, wherever the pieces of it are cut', async () => {
    const piece = fc.constantFrom('a', 'é', '"', '""', ',', ';', '\n', '\r\n', '\r', ' ', '",', ',"', '"\n"');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          const text = `x,y\n${pieces.join('')}`;
          const [cells, isSound] = await cellsRead(text, size);
          expect([cells, isSound]).toEqual(parsedByCsvParse(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stops at a row that goes on for more than a megabyte, before it has all of the file in memory', async () => {
    const { records, failure } = await readUntilItFails(`x,y\n1,2\n3,"${'4\n'.repeat(2 << 20)}`);
    expect(records).toHaveLength(1);
    expect(failure).toMatchObject({
      faults: [{ at: 'line 3', code: 'quotes', message: expect.stringContaining('megabyte') as string }],
    });
  });

  it('counts a CRLF within quotes as the one line it is', async () => {
    const { records } = await read('x,y\r\n"a\r\nb",1\r\nc,2\r\n');
    expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'a\r\nb', '1'],
      [4, 'c', '2'],
    ]);
  });

  it('keeps blank lines as blank records, so that the lines after them keep their numbers', async () => {
    const { records } = await read('x,y\n\n,,\n1,2\n');
    expect(records.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('refuses a row with too many or too few cells by itself and goes on', async () => {
    const { records } = await read('x,y\n1,2,3\n1\n1,2,,\n1,2\n');
    expect(records.map(({ line, fault }) => [line, fault?.code])).toEqual([
      [2, 'ragged'],
      [3, 'ragged'],
      [4, undefined],
      [5, undefined],
    ]);
    expect(records[0]?.fault?.message).toBe(
      'The row has 3 cells, the header 2: a cell with the separator in it needs quotes.',
    );
  });

  it.each([
    ['x,y\n1,2\n3,"4\n5,6\n', 'line 3', /never closed/],
    ['x,y\n1,2\n\n3,4"5\n', 'line 4', /middle of a cell/],
    ['x,y\n1,"2"3\n', 'line 2', /middle of a cell/],
  ])('stops at a quote out of place in %j', async (text, at, message) => {
    await expect(read(text)).rejects.toMatchObject({
      faults: [{ at, code: 'quotes', message: expect.stringMatching(message) as string }],
    });
  });

  it.each(['', '\n', ' , \na,b\n'])('refuses a file that begins with no header: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ faults: [{ at: 'line 1', code: 'empty' }] });
  });

  it('looks for the separator in the header alone, outside quotes', async () => {
    expect((await read('"a,b,c,d";x\n1,1;2\n')).header).toEqual(['a,b,c,d', 'x']);
  });

  it('can be read twice', async () => {
    const source = await readCsv(bytesOf('x\n1\n2\n'));
    const pass = async () => (await collect(source.records())).map(({ cells }) => cells[0]);
    expect([await pass(), await pass()]).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  it('can be left in the middle', async () => {
    const source = await readCsv(bytesOf(`x\n${'1\n'.repeat(300_000)}`, 1 << 16));
    for await (const { line } of source.records()) if (line > 5) break;
    expect(source.header).toEqual(['x']);
  });
});

async function read(text: string) {
  const source = await readCsv(bytesOf(text));
  return { header: source.header, records: await collect(source.records()) };
}

async function readUntilItFails(text: string, size?: number) {
  const records: SourceRecord[] = [];
  try {
    for await (const record of (await readCsv(bytesOf(text, size))).records()) records.push(record);
    return { records, failure: undefined };
  } catch (failure) {
    return { records, failure };
  }
}

/** The rows below the header as far as they can be read, and whether that is all of the file. */
async function cellsRead(text: string, size: number): Promise<[readonly (readonly string[])[], boolean]> {
  const { records, failure } = await readUntilItFails(text, size);
  return [records.map(({ cells }) => cells), failure === undefined];
}

function parsedByCsvParse(text: string): [string[][], boolean] {
  const rows: string[][] = [];
  const options: Options = {
    delimiter: ',',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    on_record: (cells: string[]) => void rows.push(cells),
  };
  try {
    parse(text, options);
    return [rows.slice(1), true];
  } catch {
    return [rows.slice(1), false];
  }
}

async function collect(records: AsyncIterable<SourceRecord>): Promise<SourceRecord[]> {
  const all: SourceRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

function bytesOf(content: BlobPart, size?: number) {
  return blobBytes(new Blob([content]), size);
}
