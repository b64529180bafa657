import { writtenInstant } from './written-instant.ts';

const nine = Date.UTC(2030, 4, 6, 9);

describe('writtenInstant', () => {
  it.each([
    ['2030-05-06T09:00:00Z', nine, false],
    ['2030-05-06t09:00z', nine, false],
    ['2030-05-06T14:30:00+05:30', nine, false],
    ['2030-05-06 14:30+0530', nine, false],
    ['2030-05-06T04:00:00.000-05:00', nine, false],
    ['2030-05-06T09:00:00.1239Z', nine + 123, false],
    ['2030-05-06 09:00', nine, true],
    ['2030-05-06T09:00:00.5', nine + 500, true],
  ])('reads %s', (text, ms, isLocal) => {
    expect(writtenInstant(text)).toEqual({ ms, isLocal });
  });

  it.each(['', 'a', '2030-05-06', '06/05/2030 09:00', '2030-05-06T9:00Z', '2030-05-06T09:00 +05:30'])(
    'gives nothing for %j',
    (text) => {
      expect(writtenInstant(text)).toBeUndefined();
    },
  );
});
