import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isBlank } from '@smartmedconnect/sdk/imports';
import { digestCsv } from './csv-row-count.ts';
import { openCsv } from './csv.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'smc-count-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('digestCsv', () => {
  it('counts exactly the rows the reader reads, or nothing, whatever stands in the file', async () => {
    let counted = 0;
    const piece = fc.constantFrom(
      'a',
      'b',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '\u00a0',
      'é',
      '",',
      ',"',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const path = await file(`x,y\n${pieces.join('')}`);
        const rows = await rowsRead(path);
        const digest = await digestCsv(path, ',');
        if (digest === undefined) return;
        counted++;
        expect(digest.rows).toBe(rows);
      }),
      { numRuns: 300 },
    );
    expect(counted).toBeGreaterThan(50);
  });

  it('counts a sound file and knows it from any other', async () => {
    const one = await digestCsv(await file('\uFEFFx,y\r\n"a\r\nb",""\r\n\r\n , \r\né,1\r\n'), ',');
    const other = await digestCsv(await file('x,y\r\n"a\r\nb",""\r\n\r\n , \r\né,2\r\n'), ',');
    expect([one?.rows, other?.rows]).toEqual([2, 2]);
    expect(one?.digest).not.toBe(other?.digest);
  });

  it.each(['x\n"a', 'x\na"b\n', 'x\n"a"b\n', 'x\n\u00a0\n'])('leaves %j to the reader', async (text) => {
    expect(await digestCsv(await file(text), ',')).toBeUndefined();
  });
});

async function rowsRead(path: string): Promise<number | undefined> {
  try {
    let rows = 0;
    const source = await openCsv(path);
    for await (const record of source.records()) if (!isBlank(record)) rows++;
    return rows;
  } catch {
    return undefined;
  }
}

let count = 0;
async function file(text: string): Promise<string> {
  const path = join(folder, `${count++}.csv`);
  await writeFile(path, text);
  return path;
}
