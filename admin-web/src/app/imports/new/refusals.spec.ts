import type { RowResult } from '@smartmedconnect/sdk/imports';
import { Refusals, shownRows } from './refusals.ts';

const fee = (value: string) => ({
  field: 'feeMinor',
  code: 'not_an_amount',
  message: `No amount: ${value}`,
  value,
});
const key = { field: 'externalId', code: 'required', message: 'external_id is empty.', value: null };

function refused(line: number, ...errors: RowResult['errors']): RowResult {
  return { line, externalId: `d-${line}`, action: 'rejected', errors };
}

describe('refused rows', () => {
  it('stand together by column and reason, the most frequent first, a row with two faults in both', () => {
    const refusals = new Refusals('doctors');
    refusals.add(refused(2, key));
    refusals.add(refused(3, fee('a')));
    refusals.add({ ...refused(4), action: 'created' });
    refusals.add(refused(5, fee('b'), key));
    refusals.add(refused(6, fee('c')));
    const groups = refusals.groups();
    expect(groups.map(({ column, code, count }) => [column, code, count])).toEqual([
      ['fee', 'not_an_amount', 3],
      ['external_id', 'required', 2],
    ]);
    expect(groups[0]?.message).toBe('No amount: a');
    expect(groups[0]?.rows[1]).toEqual({ line: 5, externalId: 'd-5', value: 'b', message: 'No amount: b' });
  });

  it('are counted on, but not all of them shown', () => {
    const refusals = new Refusals('doctors');
    for (let line = 2; line < 502; line++) refusals.add(refused(line, key));
    const [group] = refusals.groups();
    expect([group?.count, group?.rows.length]).toEqual([500, shownRows]);
  });
});
