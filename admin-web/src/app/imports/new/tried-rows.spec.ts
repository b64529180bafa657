import { createRowMapper, readMapping } from '@smartmedconnect/sdk/imports';
import { triedRows } from './tried-rows.ts';

const header = ['external_id', 'full_name', 'specialties', 'fee'];
const mapper = createRowMapper({ kind: 'doctors', header, defaultCurrency: 'INR' });

describe('the first rows of a file', () => {
  it('are shown as they would be sent, in the words of our own format', () => {
    const sample = [{ line: 2, cells: [' d-1 ', 'Asha Rao', 'ent | cardiology', '500'] }];
    expect(triedRows(mapper, sample, 'INR')).toEqual([
      {
        line: 2,
        values: [
          ['external_id', 'd-1'],
          ['full_name', 'Asha Rao'],
          ['specialties', 'ent|cardiology'],
          ['fee', '500.00'],
        ],
        faults: [],
        passedOver: undefined,
      },
    ]);
  });

  it('say what is wrong with them by the names of our columns', () => {
    const [row] = triedRows(mapper, [{ line: 3, cells: ['d-1', 'Asha', '', '1.234,50'] }], 'INR');
    expect(row?.faults).toMatchObject([{ field: 'fee', code: 'not_an_amount', value: '1.234,50' }]);
  });

  it('say that they are none of ours', () => {
    const mapping = readMapping({
      kind: 'doctors',
      skip: [{ when: { column: 'fee', filled: false }, reason: 'no fee' }],
      fields: { external_id: 'external_id', full_name: 'full_name' },
    });
    const skipping = createRowMapper({ kind: 'doctors', header, mapping });
    expect(triedRows(skipping, [{ line: 2, cells: ['a', 'b', '', ''] }], 'INR')[0]?.passedOver).toBe(
      'no fee',
    );
  });
});
