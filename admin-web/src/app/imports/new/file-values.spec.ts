import type { Source } from '@smartmedconnect/sdk/imports';
import { examplesOf, valuesOf } from './file-values.ts';

const header = ['First', 'Last ', 'Dept'];
const rows = [
  ['Asha', 'Rao', 'CARD;ent'],
  ['', 'Rose', 'card'],
  ['Asha', 'Rao', ' '],
  ['Vikram', 'Iyengar', 'Neuro'],
];
const sample = rows.map((cells, i) => ({ line: i + 2, cells }));
const source: Source = {
  header,
  async *records() {
    yield* sample;
  },
};

describe('what a column holds', () => {
  it('is shown by two different values, joined as they will be', () => {
    const name = { columns: ['first', 'Last'], separator: ', ' };
    expect(examplesOf(name, header, sample)).toEqual(['Asha, Rao', 'Rose']);
  });

  it.each([undefined, { constant: 'video' }, { columns: ['Gone'] }])(
    'is not shown where there is none: %j',
    (spec) => {
      expect(examplesOf(spec, header, sample)).toEqual([]);
    },
  );

  it('is gathered once whatever its case, entries of a list apart', async () => {
    expect(await valuesOf({ columns: ['Dept'], split: ';' }, source, true)).toEqual(['CARD', 'ent', 'Neuro']);
    expect(await valuesOf({ columns: ['Dept'] }, source, false)).toEqual(['card', 'CARD;ent', 'Neuro']);
  });

  it('is not gathered without end', async () => {
    const endless: Source = {
      header: ['x'],
      async *records() {
        for (let line = 2; ; line++) yield { line, cells: [`value ${line}`] };
      },
    };
    expect(await valuesOf({ columns: ['x'] }, endless, false)).toHaveLength(100);
  });
});
