import { readTime } from './read-time.ts';
import type { RowFault } from './row-fault.ts';

const read = (text: string, zone?: string): string => {
  const faults: RowFault[] = [];
  const ms = readTime('start', text, zone, faults);
  return ms === undefined ? faults.map(({ code }) => code).join() : new Date(ms).toISOString();
};

describe('a time in a row', () => {
  it.each([
    ['2027-03-01T09:00:00Z', undefined, '2027-03-01T09:00:00.000Z'],
    ['2027-03-01t09:00:00.250z', undefined, '2027-03-01T09:00:00.250Z'],
    ['2027-03-01T09:00:00+05:30', undefined, '2027-03-01T03:30:00.000Z'],
    ['2027-03-01 09:00-0500', undefined, '2027-03-01T14:00:00.000Z'],
    ['2027-03-01T23:59:59.999+14:00', undefined, '2027-03-01T09:59:59.999Z'],
    ['2028-02-29T09:00Z', undefined, '2028-02-29T09:00:00.000Z'],
    ['2027-03-01 09:00', 'Asia/Kolkata', '2027-03-01T03:30:00.000Z'],
    ['2027-03-01T09:00:30', 'Asia/Kolkata', '2027-03-01T03:30:30.000Z'],
    ['2027-11-07 01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-11-07T01:30:00-05:00', 'America/New_York', '2027-11-07T06:30:00.000Z'],
    ['2027-04-04 01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
  ])('%s at a location in %s is %s', (text, zone, expected) => {
    expect(read(text, zone)).toBe(expected);
  });

  it.each([
    ['2027-02-29T09:00Z', 'a day that does not exist'],
    ['2027-13-01T09:00Z', 'a month that does not exist'],
    ['2027-03-01T24:00Z', 'an hour that does not exist'],
    ['2027-03-01T09:60Z', 'a minute that does not exist'],
    ['2027-03-01T09:00:00+15:00', 'an offset of nowhere'],
    ['2027-03-01', 'a day alone'],
    ['01/03/2027 09:00', 'another order'],
    ['tomorrow', 'words'],
  ])('%s is refused: %s', (text) => {
    expect(read(text, 'Asia/Kolkata')).toBe('not_a_time');
  });

  it('says which rule skips a local time that does not exist', () => {
    const faults: RowFault[] = [];
    readTime('start', '2027-03-14 02:30', 'America/New_York', faults);

    expect(faults).toEqual([
      {
        field: 'start',
        code: 'nonexistent_local_time',
        message:
          '2027-03-14 02:30 does not exist in America/New_York: the clocks go forward by 60 minutes that day and skip it.',
        value: '2027-03-14 02:30',
      },
    ]);
  });

  it('is no fault of its own when only the zone is unknown', () => {
    expect(read('2027-03-01 09:00')).toBe('');
  });
});
