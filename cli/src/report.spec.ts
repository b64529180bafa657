import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowResult } from '@smartmedconnect/sdk/imports';
import { RejectsFile, ReportFile } from './report.ts';

const refused: RowResult = {
  line: 7,
  externalId: 'd-7',
  action: 'rejected',
  errors: [
    { field: 'feeMinor', code: 'not_an_amount', message: 'Not an amount.', value: 'abc' },
    { field: 'email', code: 'invalid_email', message: 'Not an e-mail address.', value: 'x@' },
  ],
};
const header = ['external_id', 'full_name', 'fee', 'email'];

describe('the rejects file', () => {
  let path: string;

  beforeEach(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'smc-report-')), 'rejects.csv');
  });

  it('repeats the row as it came and says line, fields, codes and messages in our column names', async () => {
    const file = new RejectsFile(path, 'doctors', header);
    await file.open();
    file.add(refused, { line: 7, cells: ['d-7', 'Rao, "Asha"\nMD', 'abc', 'x@'] });
    await file.close();

    expect(await readFile(path, 'utf8')).toBe(
      'external_id,full_name,fee,email,line,field,code,message\n' +
        'd-7,"Rao, ""Asha""\nMD",abc,x@,7,fee | email,not_an_amount | invalid_email,Not an amount. | Not an e-mail address.\n',
    );
  });

  it('has a header and nothing else when nothing was refused', async () => {
    const file = new RejectsFile(path, 'doctors', header);
    await file.open();
    file.add({ ...refused, action: 'created', errors: [] }, { line: 7, cells: [] });
    await file.close();

    expect(await readFile(path, 'utf8')).toBe('external_id,full_name,fee,email,line,field,code,message\n');
  });

  it('does not repeat the columns a rejects file has, when one is sent again', async () => {
    const file = new RejectsFile(path, 'doctors', [...header, 'line', 'field', 'code', 'message']);
    await file.open();
    file.add(refused, { line: 2, cells: ['d-7', 'Asha', 'abc', 'x@', '9', 'fee', 'old', 'old'] });
    await file.close();

    expect((await readFile(path, 'utf8')).split('\n')[1]).toMatch(/^d-7,Asha,abc,x@,7,/);
  });

  it('that cannot be written is told before anything is sent', async () => {
    await expect(new RejectsFile('/no/such/folder/rejects.csv', 'doctors', header).open()).rejects.toThrow(
      /ENOENT/,
    );
  });
});

describe('the report file', () => {
  it('has one JSON line for each row', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'smc-report-')), 'report.ndjson');
    const file = new ReportFile(path);
    await file.open();
    file.add({ line: 2, externalId: 'a', action: 'created', errors: [] });
    file.add(refused);
    await file.close();

    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { line: 2, externalId: 'a', action: 'created', errors: [] },
      refused,
    ]);
  });
});
