import fc from 'fast-check';
import { csvCell } from './csv-cell.ts';

describe('a cell', () => {
  it.each([
    ['plain text', 'Rao', 'Rao'],
    ['other scripts', 'सीता राव', 'सीता राव'],
    ['nothing', null, ''],
    ['nothing at all', undefined, ''],
    ['a number', 12.5, '12.5'],
    ['a truth', true, 'true'],
    ['a comma', 'Rao, Asha', '"Rao, Asha"'],
    ['a quote', 'the "old" one', '"the ""old"" one"'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
    ['a semicolon', 'a;b', '"a;b"'],
    ['spaces at the ends', ' Rao ', '" Rao "'],
  ])('with %s', (_what, value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  it.each([
    ['=', '=1+1', "'=1+1"],
    ['= with quotes', '=HYPERLINK("http://x.test")', `"'=HYPERLINK(""http://x.test"")"`],
    ['+', '+919876543210', "'+919876543210"],
    ['-', '-1+cmd', "'-1+cmd"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', `"'\t=1"`],
    ['a carriage return', '\r=1', `"'\r=1"`],
    ['a line feed', '\nx', `"'\nx"`],
    ['a space and =', ' =1', "' =1"],
    ['an invisible mark and =', '\u200f=1', "'\u200f=1"],
    ['a wide =', '＝1', "'＝1"],
  ])('that begins with %s is text, not a formula', (_what, value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  it.each([
    ['a number below zero', -12.5, '-12.5'],
    ['an amount below zero', '-12.50', '-12.50'],
    ['a date', '2026-11-26', '2026-11-26'],
    ['an e-mail address', 'a@b.test', 'a@b.test'],
  ])('%s stays what it is', (_what, value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  it('is read back as it was, at most with an apostrophe before it, and never as a formula', () => {
    const awkward = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '"',
        "'",
        ',',
        ';',
        '\t',
        '\r',
        '\n',
        ' ',
        '1',
        '.',
        '\u200f',
        'न',
        '😀',
      ),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.string({ unit: 'grapheme' })), { minLength: 1 }), (cells) => {
        const [read = []] = csvRecords(`${cells.map(csvCell).join(',')}\r\n`);
        expect(read.map((cell, i) => (cell === `'${cells[i]}` ? cell.slice(1) : cell))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^\s*[=+@＝]|^[\t\r\n]|^\s*-(?!\d+(\.\d+)?$)/u);
      }),
      { numRuns: 500 },
    );
  });
});

/** A reader of RFC 4180 as small as it gets, so that what is written can be held against it. */
function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let record: string[] = [];
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [, quoted, plain, border] = match;
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (border === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  return records;
}
