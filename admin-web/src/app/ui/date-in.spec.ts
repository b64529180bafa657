import { dateIn, daysAfter, startOfDate } from './date-in.ts';

describe('a day somewhere', () => {
  it('is another one on the other side of the world', () => {
    const late = new Date('2026-11-26T20:00:00Z');
    expect(dateIn('Asia/Kolkata', late)).toBe('2026-11-27');
    expect(dateIn('America/New_York', late)).toBe('2026-11-26');
  });

  it.each([
    ['2026-11-26', 'Asia/Kolkata', '2026-11-25T18:30:00.000Z'],
    ['2026-11-26', 'America/New_York', '2026-11-26T05:00:00.000Z'],
    // The day after the clocks went back, and the day they go forward.
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    // Midnight does not exist: the day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-11-26', 'Pacific/Kiritimati', '2026-11-25T10:00:00.000Z'],
  ])('%s in %s begins at %s', (date, timeZone, instant) => {
    expect(startOfDate(date, timeZone).toISOString()).toBe(instant);
  });

  it('goes on to the next one by the calendar', () => {
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
  });
});
