import { guessKind } from './guess-kind.ts';

describe('what the rows of a file are', () => {
  it.each([
    ['doctors', ['external_id', 'full_name', 'fee']],
    ['slots', ['external_id', 'doctor_external_id', 'start', 'end']],
    ['slots', ['Doctor', 'Date', 'From', 'To']],
    ['doctors', ['Staff No', 'Doctor Name', 'Dept']],
    ['doctors', ['colour', 'size']],
  ])('is told from its columns: %s', (kind, header) => {
    expect(guessKind(header)).toBe(kind);
  });
});
