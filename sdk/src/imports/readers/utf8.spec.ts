import { blobBytes } from './bytes.ts';
import { utf8Lines, utf8Pieces } from './utf8.ts';

describe('utf8Pieces', () => {
  it('gives the bytes back whole, however characters fall across reads, without the byte order mark', async () => {
    // Three-byte characters never align with reads of 2^16 bytes.
    const text = 'x' + 'ಆ'.repeat(200_000) + '\n' + '😀é'.repeat(50_000);
    const parts: string[] = [];
    for await (const piece of utf8Pieces(bytesOf(`\uFEFF${text}`, 1 << 16))) parts.push(piece.text);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('') === text).toBe(true);
  });

  it.each([
    [
      'Windows-1252',
      Buffer.from('a\nb\nJos\xe9\n', 'latin1'),
      'line 3',
      /byte 0xe9 at offset 7 .*Windows-1252.*iconv/,
    ],
    ['a character cut off at the end', Buffer.from('a\n\xc3', 'latin1'), 'line 2', /offset 2 /],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf]), 'line 1', /offset 1 /],
    ['UTF-16 without a mark', Buffer.from('ab', 'utf16le'), 'line 1', /offset 1 is no text.*UTF-16/],
    ['UTF-16', Buffer.from('\uFEFFab', 'utf16le'), 'line 1', /UTF-16LE.*iconv -f UTF-16/],
  ])('refuses %s, naming where and what to do', async (_, bytes, at, message) => {
    await expect(drain(utf8Pieces(bytesOf(bytes)))).rejects.toMatchObject({
      faults: [{ at, code: 'not_utf8', message: expect.stringMatching(message) as string }],
    });
  });

  it('names line and offset far into a file', async () => {
    const lines = 'a line of text\n'.repeat(40_000);
    const bad = Buffer.concat([Buffer.from(lines), Buffer.from([0xff])]);
    await expect(drain(utf8Pieces(bytesOf(bad, 1 << 16)))).rejects.toMatchObject({
      faults: [{ at: 'line 40001', message: expect.stringContaining(`offset ${lines.length} `) as string }],
    });
  });
});

it('utf8Lines numbers lines from 1 and drops either line end', async () => {
  const lines: string[] = [];
  for await (const { line, text } of utf8Lines(bytesOf('a\r\n\nb'))) lines.push(`${line} ${text}`);
  expect(lines).toEqual(['1 a', '2 ', '3 b']);
});

async function drain(chunks: AsyncIterator<unknown>): Promise<void> {
  while ((await chunks.next()).done !== true);
}

function bytesOf(content: BlobPart, size?: number) {
  return blobBytes(new Blob([content]), size);
}
