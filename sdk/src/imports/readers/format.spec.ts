import { detectFormat } from './format.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the format of a file', () => {
  it.each([
    ['CSV', bytes('\uFEFFexternal_id\n'), 'csv'],
    ['one object a line', bytes('\uFEFF {"a":1}\n'), 'ndjson'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20), 'xlsx'],
    ['CSV where nothing is', bytes(''), 'csv'],
  ])('is told from its first bytes: %s', (_, start, format) => {
    expect(detectFormat(start)).toBe(format);
  });

  it.each([
    ['one JSON array', bytes('[{"a":1}]'), 'jq'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'XLS'],
  ])('that is none is refused with advice: %s', (_, start, advice) => {
    expect(() => detectFormat(start)).toThrow(advice);
  });
});
