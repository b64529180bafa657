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

  it('have its own columns once when a rejects file is refused again', () => {
    const again = [...header, 'Line', 'field', 'code', 'message'];
    const table = new RejectsTable('doctors', again);
    expect(table.headerLine).toBe('external_id,full_name,fee,email,line,field,code,message\n');
    const cells = ['d-7', 'Asha', 'abc', 'x@', '9', 'fee', 'old', 'old'];
    expect(table.lineOf(refused, { line: 2, cells })).toMatch(/^d-7,Asha,abc,x@,7,/);
    expect(withoutRejectColumns(again)).toEqual(header);
  });
});
