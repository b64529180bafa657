import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from './open-source.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'smc-open-'))));
afterAll(() => rm(folder, { recursive: true }));
const workbook = join(import.meta.dirname, '../../samples/slots/ok/slots.xlsx');

describe('openSource', () => {
  it('tells the format from the content, whatever the name', async () => {
    const book = join(folder, 'book.csv');
    await copyFile(workbook, book);
    const headers = [
      (await openSource(await file('\uFEFF{"external_id":"a"}\n'))).header,
      (await openSource(await file('external_id\nb\n'))).header,
      (await openSource(book)).header.slice(0, 1),
    ];
    expect(headers).toEqual([['external_id'], ['external_id'], ['external_id']]);
  });

  it('takes the sheet that is named, and names the sheets there are when it is not one of them', async () => {
    expect((await openSource(workbook, { sheet: 'Notes' })).header).toEqual(['note']);
    await expect(openSource(workbook, { sheet: 'Slot' })).rejects.toThrow(
      'There is no sheet "Slot". The workbook has "Slots", "Notes".',
    );
  });

  it.each([
    ['one JSON array', '[{"a":1}]', 'jq'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'XLS'],
  ])('refuses %s with advice', async (_, content, advice) => {
    await expect(openSource(await file(content))).rejects.toThrow(advice);
  });

  it('refuses what only looks like a workbook', async () => {
    await expect(openSource(await file('external_id\n'), { format: 'xlsx' })).rejects.toMatchObject({
      name: 'ImportInputError',
    });
  });
});

let count = 0;
async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, `${count++}`);
  await writeFile(path, content);
  return path;
}
