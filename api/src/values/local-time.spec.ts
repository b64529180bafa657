import { clockChangeMinutes, instantOfLocalTime } from './local-time.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const instant = (text: string, zone: string): string | undefined => {
  const ms = instantOfLocalTime(wall(text), zone);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('the instant of a local time', () => {
  it.each<[string, string, string | undefined, string]>([
    ['2027-03-01T09:00:00', 'Asia/Kolkata', '2027-03-01T03:30:00.000Z', 'an ordinary day'],
    [
      '2027-03-14T01:59:59',
      'America/New_York',
      '2027-03-14T06:59:59.000Z',
      'just before the clocks go forward',
    ],
    ['2027-03-14T02:00:00', 'America/New_York', undefined, 'the first moment that is skipped'],
    ['2027-03-14T02:30:00', 'America/New_York', undefined, 'a skipped time'],
    [
      '2027-03-14T03:00:00',
      'America/New_York',
      '2027-03-14T07:00:00.000Z',
      'the first moment after the skip',
    ],
    ['2027-11-07T00:59:00', 'America/New_York', '2027-11-07T04:59:00.000Z', 'before the repeated hour'],
    ['2027-11-07T01:30:00', 'America/New_York', '2027-11-07T05:30:00.000Z', 'the first of two'],
    ['2027-11-07T02:00:00', 'America/New_York', '2027-11-07T07:00:00.000Z', 'after the repeated hour'],
    ['2027-10-03T02:15:00', 'Australia/Lord_Howe', undefined, 'half an hour that is skipped'],
    [
      '2027-10-03T02:30:00',
      'Australia/Lord_Howe',
      '2027-10-02T15:30:00.000Z',
      'after a skip of half an hour',
    ],
    ['2027-04-04T01:45:00', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z', 'the first of two half hours'],
    ['2027-03-14T12:00:00', 'UTC', '2027-03-14T12:00:00.000Z', 'a zone without changes'],
  ])('%s in %s is %s: %s', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it('says by how much the clocks change around a day', () => {
    expect(clockChangeMinutes(wall('2027-03-14T02:30:00'), 'America/New_York')).toBe(60);
    expect(clockChangeMinutes(wall('2027-10-03T02:15:00'), 'Australia/Lord_Howe')).toBe(30);
    expect(clockChangeMinutes(wall('2027-06-01T09:00:00'), 'America/New_York')).toBe(0);
  });
});
