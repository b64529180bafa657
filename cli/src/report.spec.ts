import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRowMapper, type RowResult, type Source } from '@smartmedconnect/sdk/imports';
import { openSource } from './readers/open-source.ts';
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

  it('has the whole of a line that is no JSON: its row goes in once it has been corrected', async () => {
    const bad = `{"external_id":"d-2","full_name":"Dr. ${'Asha '.repeat(60)}Rao}`;
    await writeFile(`${path}.ndjson`, `{"external_id":"d-1","full_name":"Dr. Mila Rose"}\n${bad}\n`);
    const source = await openSource(`${path}.ndjson`);
    const file = new RejectsFile(path, 'doctors', source.header);
    await file.open();
    for (const { record, row } of await rowsOf(source)) {
      if ('refused' in row)
        file.add(
          { line: record.line, externalId: null, action: 'rejected', errors: row.refused ?? [] },
          record,
        );
    }
    await file.close();

    const rejects = await openSource(path);
    const [refusedLine] = await rowsOf(rejects);
    expect(refusedLine?.record.cells[0]).toBe(bad);

    const name = /"full_name":"(.*)}$/.exec(bad)?.[1] ?? '';
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^"\{.*\}",,/m, `d-2,${name},`));
    expect((await rowsOf(await openSource(path))).map(({ row }) => row)).toEqual([
      { line: 2, externalId: 'd-2', fullName: name },
    ]);
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

async function rowsOf(source: Source) {
  const map = createRowMapper({ kind: 'doctors', header: source.header }).startPass();
  const rows = [];
  for await (const record of source.records()) rows.push({ record, row: map(record) });
  return rows;
}
