import { guessFields } from './guess-fields.ts';

const columnsGuessed = (kind: 'doctors' | 'slots', header: string[]) =>
  Object.fromEntries(Object.entries(guessFields(kind, header)).map(([name, spec]) => [name, spec.columns]));

describe('what a column is probably meant for', () => {
  it('is told by our own names, however they are written', () => {
    expect(columnsGuessed('slots', ['Doctor External ID', 'START', 'end ', 'Capacity'])).toEqual({
      doctor_external_id: ['Doctor External ID'],
      start: ['START'],
      end: ['end'],
      capacity: ['Capacity'],
    });
  });

  it('is told by the names such columns have elsewhere, the surest first', () => {
    expect(
      columnsGuessed('doctors', [
        'ID',
        'Staff No',
        'Doctor Name',
        'E-Mail',
        'Dept',
        'Registration No.',
        'Price',
      ]),
    ).toEqual({
      external_id: ['Staff No'],
      full_name: ['Doctor Name'],
      email: ['E-Mail'],
      specialties: ['Dept'],
      licence_number: ['Registration No.'],
      fee: ['Price'],
    });
  });

  it('joins first and last name where there is no whole one', () => {
    expect(columnsGuessed('doctors', ['NPI', 'Last Name', 'First Name'])['full_name']).toEqual([
      'First Name',
      'Last Name',
    ]);
  });

  it('puts the day before both times where it has a column of its own', () => {
    expect(columnsGuessed('slots', ['Doctor', 'Date', 'From', 'To'])).toEqual({
      doctor_external_id: ['Doctor'],
      start: ['Date', 'From'],
      end: ['Date', 'To'],
    });
  });

  it('forgives a slip of the keyboard, but not in words so short that they are others', () => {
    expect(columnsGuessed('doctors', ['extrenal_id', 'full_nme', 'free'])).toEqual({
      external_id: ['extrenal_id'],
      full_name: ['full_nme'],
    });
  });

  it('takes no column twice, none without a name, and none of a rejects file', () => {
    const guess = columnsGuessed('doctors', ['Id', 'id', '', 'name', 'line', 'field', 'code', 'message']);
    expect(guess).toEqual({ external_id: ['Id'], full_name: ['name'] });
  });
});
