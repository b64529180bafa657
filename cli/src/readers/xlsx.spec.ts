import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRowMapper, ImportInputError, type SourceRecord } from '@smartmedconnect/sdk/imports';
import { strToU8, zipSync } from 'fflate';
import { cellText, openXlsx } from './xlsx.ts';

it.each([
  [null, ''],
  ['text', 'text'],
  [1679576722, '1679576722'],
  [500.5, '500.5'],
  [true, 'true'],
  [new Date('2030-05-06T00:00:00Z'), '2030-05-06T00:00:00'],
  [new Date('2030-05-06T09:00:00Z'), '2030-05-06T09:00:00'],
  // 09:20 as a fraction of a day is no exact binary number.
  [new Date('2030-05-06T09:19:59.999Z'), '2030-05-06T09:20:00'],
])('a cell with %p says %p', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

describe('a workbook with errors of formulas', () => {
  let path: string;
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'smc-xlsx-')), 'slots.xlsx');
  });
  afterEach(() => {
    rmSync(join(path, '..'), { recursive: true });
  });

  const written = (rows: string[]) => {
    writeFileSync(path, workbookOf(rows));
    return path;
  };
  const recordsOf = async (rows: string[]) => {
    const source = await openXlsx(written(rows));
    const records: SourceRecord[] = [];
    for await (const record of source.records()) records.push(record);
    return { ...source, records };
  };

  it('refuses the rows in which they stand, naming line, column and error, and leaves the others', async () => {
    const { header, records } = await recordsOf([
      texts(1, ['doctor_external_id', 'start', 'end', 'visit_type']),
      texts(2, ['d-1', '2030-05-06T09:00', '2030-05-06T09:20']) +
        '<c r="D2" s="0" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>',
      texts(3, ['d-1', '2030-05-06T10:00', '2030-05-06T10:20', 'checkup']),
      texts(4, ['d-1', '2030-05-06T11:00']) + `<c r="C4" t='e'><v>#REF!</v></c>`,
      '<c r="A5" t="e"><v>#NAME?</v></c>',
    ]);
    const map = createRowMapper({ kind: 'slots', header }).startPass();
    expect(records.map(map)).toMatchObject([
      { line: 2, refused: [{ field: 'visitType', code: 'cell_error', value: '#N/A' }] },
      { line: 3, visitType: 'checkup' },
      { line: 4, refused: [{ field: 'end', code: 'cell_error', value: '#REF!' }] },
      { line: 5, refused: [{ field: 'doctorExternalId', code: 'cell_error', value: '#NAME?' }] },
    ]);
  });

  it('is read whole where it comes in many pieces', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => i + 2);
    const { records } = await recordsOf([
      texts(1, ['external_id', 'full_name']),
      ...lines.map((line) => texts(line, [`d-${line} é`]) + `<c r="B${line}" t="e"><v>#N/A</v></c>`),
    ]);
    expect(records).toEqual(lines.map((line) => ({ line, cells: [`d-${line} é`, '#N/A'] })));
  });

  it('that is cut off is refused as no workbook', async () => {
    const whole = workbookOf([texts(1, ['external_id', 'full_name'])]);
    writeFileSync(path, whole.subarray(0, whole.length / 2));
    await expect(openXlsx(path)).rejects.toThrow(ImportInputError);
    writeFileSync(path, 'PK, and no archive');
    await expect(openXlsx(path)).rejects.toThrow(ImportInputError);
  });
});

const columnLetters = 'ABCDE';

function texts(row: number, cells: string[]): string {
  return cells
    .map((text, i) => `<c r="${columnLetters[i]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('');
}

function workbookOf(rows: string[]): Uint8Array {
  const office = 'http://schemas.openxmlformats.org';
  const sheet = rows.map((cells, i) => `<row r="${i + 1}">${cells}</row>`).join('');
  return zipSync({
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Slots" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/styles.xml': strToU8(`<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  });
}
