import fc from 'fast-check';
import { isBlank } from '../source.ts';
import { blobBytes, type Bytes } from './bytes.ts';
import { digestCsv } from './csv-digest.ts';
import { readCsv } from './csv.ts';

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
        const bytes = bytesOf(`x,y\n${pieces.join('')}`);
        const rows = await rowsRead(bytes);
        const digest = await digestCsv(bytes, ',');
        if (digest === undefined) return;
        counted++;
        expect(digest.rows).toBe(rows);
      }),
      { numRuns: 300 },
    );
    expect(counted).toBeGreaterThan(50);
  });

  it('counts a sound file and knows it from any other', async () => {
    const one = await digestCsv(bytesOf('\uFEFFx,y\r\n"a\r\nb",""\r\n\r\n , \r\né,1\r\n'), ',');
    const other = await digestCsv(bytesOf('x,y\r\n"a\r\nb",""\r\n\r\n , \r\né,2\r\n'), ',');
    expect([one?.rows, other?.rows]).toEqual([2, 2]);
    expect(one?.digest).not.toBe(other?.digest);
  });

  it.each(['x\n"a', 'x\na"b\n', 'x\n"a"b\n', 'x\n\u00a0\n'])('leaves %j to the reader', async (text) => {
    expect(await digestCsv(bytesOf(text), ',')).toBeUndefined();
  });
});

async function rowsRead(bytes: Bytes): Promise<number | undefined> {
  try {
    let rows = 0;
    const source = await readCsv(bytes);
    for await (const record of source.records()) if (!isBlank(record)) rows++;
    return rows;
  } catch {
    return undefined;
  }
}

function bytesOf(content: BlobPart, size?: number) {
  return blobBytes(new Blob([content]), size);
}
