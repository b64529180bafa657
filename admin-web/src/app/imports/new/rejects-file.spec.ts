import type { RowResult } from '@smartmedconnect/sdk/imports';
import { RejectsFile, rejectsName } from './rejects-file.ts';

const errors = [{ field: 'feeMinor', code: 'not_an_amount', message: 'No amount.', value: 'x' }];
const refused = (line: number): RowResult => ({ line, externalId: null, action: 'rejected', errors });

describe('the rejects file', () => {
  it('has a header alone when nothing was refused', async () => {
    const file = new RejectsFile('doctors', ['external_id', 'fee']);
    file.add({ ...refused(2), action: 'created' }, { line: 2, cells: ['a', '1'] });
    expect(await textOf(file.blob())).toBe('external_id,fee,line,field,code,message\n');
    expect(file.rows).toBe(0);
  });

  it('has every refused row once and in order, however many there are, and may be taken in between', async () => {
    const file = new RejectsFile('doctors', ['fee']);
    for (let line = 2; line < 2502; line++) {
      file.add(refused(line), { line, cells: [`x${line}`] });
      if (line === 1500) expect((await textOf(file.blob())).split('\n')).toHaveLength(1501);
    }
    const lines = (await textOf(file.blob())).trimEnd().split('\n').slice(1);
    expect(lines).toHaveLength(2500);
    expect(lines.every((text, i) => text === `x${i + 2},${i + 2},fee,not_an_amount,No amount.`)).toBe(true);
    expect(file.rows).toBe(2500);
  });

  it.each([
    ['doctors.csv', 'doctors.rejects.csv'],
    ['doctors.rejects.csv', 'doctors.rejects.csv'],
    ['week.19.ndjson', 'week.19.rejects.csv'],
    ['rows', 'rows.rejects.csv'],
  ])('of %s is called %s', (name, rejects) => {
    expect(rejectsName(name)).toBe(rejects);
  });
});

function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
}
