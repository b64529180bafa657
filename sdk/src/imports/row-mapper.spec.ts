import type { ImportKind } from './columns.ts';
import { ImportInputError } from './faults.ts';
import { readMapping } from './mapping.ts';
import { createRowMapper } from './row-mapper.ts';

describe('our own format', () => {
  it('becomes rows of the server: lists split, numbers whole, fees exact, empty cells left out', () => {
    const rows = map(
      'doctors',
      'external_id,full_name,specialties,languages,duration_minutes,fee,currency,bio',
      ['d1, Asha Rao ,cardiology| internal medicine |cardiology,en|hi,20,500.50,INR,'],
    );
    expect(rows).toEqual([
      {
        line: 2,
        externalId: 'd1',
        fullName: 'Asha Rao',
        specialties: ['cardiology', 'internal medicine'],
        languages: ['en', 'hi'],
        durationMinutes: 20,
        feeMinor: 50050,
        currency: 'INR',
      },
    ]);
  });

  it('refuses a row here with every cell that cannot be converted, and keeps it in the record of the run', () => {
    const [row] = map('doctors', 'external_id,full_name,duration_minutes,fee,currency', [
      'd1,Asha Rao,x,abc,INR',
    ]);
    expect(row).toEqual({
      line: 2,
      externalId: 'd1',
      refused: [
        expect.objectContaining({ field: 'durationMinutes', code: 'not_a_whole_number', value: 'x' }),
        expect.objectContaining({ field: 'feeMinor', code: 'not_an_amount', value: 'abc' }),
      ],
    });
  });

  it('refuses text in which letters were lost', () => {
    const [row] = map('doctors', 'external_id,full_name', ['d1,MONTA\uFFFDEZ']);
    expect(row).toMatchObject({
      refused: [{ field: 'fullName', code: 'damaged_text', value: 'MONTA\uFFFDEZ' }],
    });
  });

  it('refuses a row without a key', () => {
    const [row] = map('doctors', 'external_id,full_name', [' ,Asha Rao']);
    expect(row).toMatchObject({ externalId: null, refused: [{ field: 'externalId', code: 'required' }] });
  });

  it('refuses a key that is an error of a spreadsheet as that alone, and takes words that begin like one', () => {
    const rows = map('doctors', 'external_id,full_name', ['#N/A,Asha Rao', '#12,#Rao!']);
    expect(rows).toMatchObject([
      { externalId: null, refused: [{ field: 'externalId', code: 'cell_error', value: '#N/A' }] },
      { externalId: '#12', fullName: '#Rao!' },
    ]);
  });

  it('takes a slot without a key: the server knows it by doctor and start', () => {
    const rows = map('slots', 'doctor_external_id,start,end', ['d,a,b']);
    expect(rows).toEqual([{ line: 2, externalId: null, doctorExternalId: 'd', start: 'a', end: 'b' }]);
  });

  it('takes the currency of the hospital for a fee that names none', () => {
    const mapper = createRowMapper({
      kind: 'doctors',
      header: ['external_id', 'full_name', 'fee'],
      defaultCurrency: 'JPY',
    });
    expect(mapper.startPass()({ line: 2, cells: ['d', 'n', '500'] })).toMatchObject({ feeMinor: 500 });
  });

  it('takes the code of a currency in whatever case, as the server does', () => {
    const rows = map('doctors', 'external_id,full_name,fee,currency', ['d,n,5.50,usd']);
    expect(rows).toMatchObject([{ feeMinor: 550, currency: 'usd' }]);
  });

  it('refuses a header with all that is wrong with it', () => {
    const faults = faultsOf(() =>
      createRowMapper({ kind: 'doctors', header: ['external id', 'fee', 'Fee', 'shoe size'] }),
    );
    expect(faults.map(({ message }) => message)).toEqual([
      '"external id" is not a column of doctors. Did you mean external_id?',
      expect.stringContaining(
        '"shoe size" is not a column of doctors. Columns of doctors are external_id, full_name',
      ),
      'The column "external_id" is missing.',
      'The column "full_name" is missing.',
      'The column "fee" is there more than once.',
    ]);
  });

  it('takes a corrected rejects file, whose extra columns it passes over', () => {
    const header = 'external_id,doctor_external_id,start,end,line,field,code,message';
    expect(map('slots', header, ['s,d,a,b,7,start,x,y'])).toEqual([
      { line: 2, externalId: 's', doctorExternalId: 'd', start: 'a', end: 'b' },
    ]);
  });

  it('keeps the fault of a line the reader could not take', () => {
    const mapper = createRowMapper({ kind: 'doctors', header: ['external_id', 'full_name'] });
    const fault = { field: 'row', code: 'ragged', message: 'Too many cells.', value: null };
    expect(mapper.startPass()({ line: 9, cells: ['x'], fault })).toEqual({
      line: 9,
      externalId: null,
      refused: [fault],
    });
  });
});

describe('a mapping', () => {
  const mapping = readMapping({
    kind: 'doctors',
    empty: ['<UNAVAIL>'],
    skip: [{ when: { column: 'Type', is: 'test' }, reason: 'test rows' }],
    refuse: [
      { when: { column: 'Type', is: ['2', '2.0'] }, code: 'organisation', message: 'An organisation.' },
      {
        when: [
          { column: 'Off', filled: true },
          { column: 'On', filled: false, optional: true },
        ],
        code: 'deactivated',
        message: 'Deactivated.',
      },
    ],
    fields: {
      external_id: { column: 'NPI', as: 'whole_number_text' },
      full_name: { join: ['First', 'Last'], as: 'name' },
      licence_number: { join: ['State', 'Licence'], separator: '-', complete: true, optional: true },
      specialties: {
        join: ['Code1', 'Code2'],
        table: { A: 'cardiology', B: 'neurology' },
        otherwise: 'omit',
      },
      mode: { constant: 'video' },
    },
  });
  const header = 'NPI,Type,Off,First,Last,State,Licence,Code1,Code2';

  it('joins, looks up, leaves out and sets constants', () => {
    const rows = map(
      'doctors',
      header,
      ["1.0,1,,SHAUN,O'BRIEN,NY,12,b,Z", '2,1,,<UNAVAIL>,LEE,NY,,A,A'],
      mapping,
    );
    expect(rows).toEqual([
      {
        line: 2,
        externalId: '1',
        fullName: "Shaun O'Brien",
        licenceNumber: 'NY-12',
        specialties: ['neurology'],
        mode: 'video',
      },
      { line: 3, externalId: '2', fullName: 'Lee', specialties: ['cardiology'], mode: 'video' },
    ]);
  });

  it('refuses rows by the first condition that holds and passes others over', () => {
    const rows = map('doctors', header, ['1,2.0,2001,A,B,,,,', '2,,2001,,,,,,', '3,TEST,,,,,,,'], mapping);
    expect(rows).toEqual([
      {
        line: 2,
        externalId: '1',
        refused: [{ field: 'row', code: 'organisation', message: 'An organisation.', value: '2.0' }],
      },
      {
        line: 3,
        externalId: '2',
        refused: [{ field: 'row', code: 'deactivated', message: 'Deactivated.', value: '2001' }],
      },
      { passedOver: 'test rows' },
    ]);
  });

  it('refuses a value no table knows, when it was not told otherwise', () => {
    const strict = readMapping({
      kind: 'doctors',
      fields: { external_id: 'NPI', full_name: 'Last', mode: { column: 'Type', table: { 1: 'video' } } },
    });
    expect(map('doctors', header, ['1,7,,,Lee,,,,'], strict)).toMatchObject([
      { refused: [{ field: 'mode', code: 'not_understood', value: '7' }] },
    ]);
  });

  it('names all source columns a file does not have', () => {
    const faults = faultsOf(() =>
      createRowMapper({ kind: 'doctors', header: ['NPI', 'Typ', 'First', 'Last', 'Code1'], mapping }),
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'The column "Code2" is missing. The file has "Code1".',
      'The column "Type" is missing. The file has "Typ".',
      'The column "Off" is missing.',
    ]);
  });

  it('is refused for another kind of import', () => {
    expect(faultsOf(() => createRowMapper({ kind: 'slots', header: [], mapping }))).toMatchObject([
      { code: 'wrong_kind' },
    ]);
  });
});

function map(kind: ImportKind, header: string, lines: string[], mapping?: ReturnType<typeof readMapping>) {
  const pass = createRowMapper({ kind, header: header.split(','), mapping }).startPass();
  return lines.map((line, i) => pass({ line: i + 2, cells: line.split(',') }));
}

function faultsOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof ImportInputError) return error.faults;
    throw error;
  }
  return [];
}
