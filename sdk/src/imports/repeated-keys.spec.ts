import type { ImportKind } from './columns.ts';
import { readMapping } from './mapping.ts';
import { createRowMapper } from './row-mapper.ts';
import type { ImportRow, PassedOver } from './rows.ts';

describe('a doctor who comes again in the same file', () => {
  const rows = ['1,Lee', '1,Lee', '1,Li'];
  it.each([
    ['send', ['taken', 'repeated', 'repeated']],
    ['same', ['taken', 'passed over', 'repeated']],
    ['first', ['taken', 'passed over', 'passed over']],
    ['refuse', ['taken', 'repeated', 'repeated']],
  ])('is judged by repeat: %s', (repeat, fates) => {
    const mapping = readMapping({
      kind: 'doctors',
      repeat,
      fields: { external_id: 'NPI', full_name: 'Last' },
    });
    expect(map('doctors', 'NPI,Last', rows, mapping).map(fate)).toEqual(fates);
  });

  const header = 'external_id,full_name,phone,visit_type,duration_minutes';
  it.each([
    ['adds another visit type', '1,Lee,+1,Long,40', 'taken'],
    ['adds another visit type and leaves out the rest', '1,Lee,,Long,40', 'taken'],
    ['says the visit type of the first again', '1,Lee,+1,Short,40', 'repeated'],
    ['adds a visit type under another name of the doctor', '1,Li,+1,Long,40', 'repeated'],
    ['adds a visit type and another telephone number', '1,Lee,+2,Long,40', 'repeated'],
    ['adds nothing', '1,Lee,+1,,', 'repeated'],
  ])('in a row that %s', (_, row, second) => {
    const first = '1,Lee,+1,Short,20';
    expect(map('doctors', header, [first, row]).map(fate)).toEqual(['taken', second]);
  });

  it('is judged anew in every pass', () => {
    const mapper = createRowMapper({ kind: 'doctors', header: ['external_id', 'full_name'] });
    const record = { line: 2, cells: ['1', 'Lee'] };
    expect([mapper.startPass()(record), mapper.startPass()(record)]).toEqual([
      { line: 2, externalId: '1', fullName: 'Lee' },
      { line: 2, externalId: '1', fullName: 'Lee' },
    ]);
  });
});

describe('a slot that comes again in the same file', () => {
  const header = 'external_id,doctor_external_id,location,start,end';
  const nine = 'D,MAIN,2030-05-06T09:00:00+05:30,2030-05-06T09:30:00+05:30';
  it.each([
    ['the same row', `A,${nine}`, 'repeated'],
    ['its external_id at another time', 'A,D,MAIN,2030-05-07T09:00Z,2030-05-07T09:30Z', 'repeated'],
    ['another external_id at its time', `B,${nine}`, 'repeated'],
    ['its time without an external_id', `,${nine}`, 'repeated'],
    ['its time with another offset', 'B,D,,2030-05-06 03:30Z,2030-05-06 04:00Z', 'repeated'],
    ['the same time of another doctor', `B,E${nine.slice(1)}`, 'taken'],
    ['another time', 'B,D,MAIN,2030-05-06T09:30:00+05:30,2030-05-06T10:00:00+05:30', 'taken'],
    ['the time on the wall', 'B,D,MAIN,2030-05-06 03:30,2030-05-06 04:00', 'taken'],
  ])('as %s', (_, row, second) => {
    expect(map('slots', header, [`A,${nine}`, row]).map(fate)).toEqual(['taken', second]);
  });

  it.each([
    ['the same location', 'MAIN', 'repeated'],
    ['another location, which may have another time zone', 'WEST', 'taken'],
  ])('at the same local time, at %s', (_, location, second) => {
    const rows = ['MAIN', location].map((at) => `,D,${at},2030-05-06 09:00,2030-05-06 09:30`);
    expect(map('slots', header, rows).map(fate)).toEqual(['taken', second]);
  });

  it('is told the line of the first', () => {
    const rows = [
      `A,${nine}`,
      `B,E${nine.slice(1)}`,
      'A,D,MAIN,2030-05-07T09:00Z,2030-05-07T09:30Z',
      `C,${nine}`,
    ];
    expect(map('slots', header, rows).slice(2)).toEqual([
      {
        line: 4,
        externalId: 'A',
        refused: [
          {
            field: 'externalId',
            code: 'repeated',
            message: 'The same external_id stands on line 2. Only the first is taken.',
            value: 'A',
          },
        ],
      },
      {
        line: 5,
        externalId: 'C',
        refused: [
          {
            field: 'start',
            code: 'repeated',
            message:
              'The slot on line 2 begins at the same time, of the same doctor. Only the first is taken.',
            value: '2030-05-06T09:00:00+05:30',
          },
        ],
      },
    ]);
  });

  it('leaves what a refused row asked for to the rows after it', () => {
    const later = 'D,MAIN,2030-05-07T09:00Z,2030-05-07T09:30Z';
    const rows = [`A,${nine}`, `A,${later}`, `B,${nine}`, `B,${later}`];
    expect(map('slots', header, rows).map(fate)).toEqual(['taken', 'repeated', 'repeated', 'taken']);
  });
});

function map(kind: ImportKind, header: string, lines: string[], mapping?: ReturnType<typeof readMapping>) {
  const pass = createRowMapper({ kind, header: header.split(','), mapping }).startPass();
  return lines.map((line, i) => pass({ line: i + 2, cells: line.split(',') }));
}

function fate(row: ImportRow | PassedOver) {
  return 'passedOver' in row ? 'passed over' : (row.refused?.[0]?.code ?? 'taken');
}
