import type { RowResult } from './import-api.ts';
import { blobBytes } from './readers/bytes.ts';
import { readCsv } from './readers/csv.ts';
import { RejectsTable, withoutRejectColumns } from './rejects.ts';

const header = ['external_id', 'full_name', 'fee', 'email'];
const refused: RowResult = {
  line: 7,
  externalId: 'd-7',
  action: 'rejected',
  errors: [
    { field: 'feeMinor', code: 'not_an_amount', message: 'Not an amount.', value: 'abc' },
    { field: 'row', code: 'odd', message: 'Odd, as a whole.', value: null },
  ],
};

describe('the lines of a rejects file', () => {
  it('repeat the row as it came and say line, fields, codes and messages in our column names', () => {
    const table = new RejectsTable('doctors', header);
    expect(table.headerLine).toBe('external_id,full_name,fee,email,line,field,code,message\n');
    expect(table.lineOf(refused, { line: 7, cells: ['d-7', 'Asha', 'abc', 'x@'] })).toBe(
      'd-7,Asha,abc,x@,7,fee | row,not_an_amount | odd,"Not an amount. | Odd, as a whole."\n',
    );
  });

  it('are read back cell for cell, whatever stands in them', async () => {
    const cells = ['d,7', ' Rao "Asha" ', 'one\r\ntwo', 'an old\rline end'];
    const table = new RejectsTable('doctors', header);
    const source = await readCsv(
      blobBytes(new Blob([table.headerLine, table.lineOf(refused, { line: 7, cells })])),
    );
    const read = [];
    for await (const record of source.records()) read.push(record.cells.slice(0, 4));
    expect(read).toEqual([cells]);
  });

  it('name our columns in sentences of the server, too', () => {
    const message = 'feeMinor is required for a new visit type.';
    const errors = [{ field: 'feeMinor', code: 'required', message, value: null }];
    const line = new RejectsTable('doctors', header).lineOf(
      { ...refused, errors },
      { line: 7, cells: ['d-7'] },
    );
    expect(line).toBe('d-7,,,,7,fee,required,fee is required for a new visit type.\n');
  });

  it('keep the cells of a row that has too many, which is refused again until it is corrected', async () => {
    const table = new RejectsTable('doctors', header);
    const cells = ['d-7', 'Rao', ' Asha', '800.00', 'a@b.example'];
    const line = table.lineOf(refused, { line: 7, cells });
    const source = await readCsv(blobBytes(new Blob([table.headerLine, line])));
    const second = new RejectsTable('doctors', source.header);
    const read = [];
    for await (const record of source.records())
      read.push([record.fault?.code, second.lineOf(refused, record)]);
    expect(read).toEqual([['ragged', line]]);
  });

  it.each([
    ['in the middle', 'd-7,Asha Rao,a@b.example'],
    ['all but one', 'd-7'],
  ])('keep a row that misses cells (%s) as short as it came, however often it is sent', async (_, row) => {
    const files = [`${header.join(',')}\n${row}\n`];
    for (let sent = 0; sent < 3; sent++) {
      const source = await readCsv(blobBytes(new Blob([files.at(-1) ?? ''])));
      const table = new RejectsTable('doctors', source.header);
      for await (const record of source.records()) {
        expect(record.fault?.code).toBe('ragged');
        const errors = record.fault ? [{ ...record.fault, message: 'A cell is missing.' }] : [];
        files.push(table.headerLine + table.lineOf({ ...refused, errors }, record));
      }
    }
    const rejects = `external_id,full_name,fee,email,line,field,code,message\n${row},line 7,row,ragged,A cell is missing.\n`;
    expect(files.slice(1)).toEqual([rejects, rejects, rejects]);
  });

  it('of a row that misses a cell are whole again once the cell is there', async () => {
    const line = 'd-7,Asha Rao,a@b.example,line 7,row,ragged,A cell is missing.\n';
    const { headerLine } = new RejectsTable('doctors', header);
    const corrected = line.replace('Rao,', 'Rao,800.00,');
    const source = await readCsv(blobBytes(new Blob([headerLine, corrected])));
    const read = [];
    for await (const { cells, fault } of source.records()) read.push([fault, ...cells.slice(0, 4)]);
    expect(read).toEqual([[undefined, 'd-7', 'Asha Rao', '800.00', 'a@b.example']]);
  });

  it('have its own columns once when a rejects file is refused again', () => {
    const again = [...header, 'Line', 'field', 'code', 'message'];
    const table = new RejectsTable('doctors', again);
    expect(table.headerLine).toBe('external_id,full_name,fee,email,line,field,code,message\n');
    const cells = ['d-7', 'Asha', 'abc', 'x@', '9', 'fee', 'old', 'old'];
    expect(table.lineOf(refused, { line: 2, cells })).toMatch(/^d-7,Asha,abc,x@,7,/);
    expect(withoutRejectColumns(again)).toEqual(header);
  });
});
