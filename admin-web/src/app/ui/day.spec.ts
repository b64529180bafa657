import { dayEnd, dayStart } from './day.ts';

describe('a day in the address of a list', () => {
  it('begins at the midnight of the reader, and the next one ends it', () => {
    expect(dayStart('2026-11-23')).toBe(new Date(2026, 10, 23).toISOString());
    expect(dayEnd('2026-11-30')).toBe(new Date(2026, 11, 1).toISOString());
  });

  it('is that of another zone when one is named, also where the clocks change', () => {
    expect(dayStart('2026-11-26', 'Asia/Kolkata')).toBe('2026-11-25T18:30:00.000Z');
    expect(dayEnd('2026-11-01', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
  });

  it.each([undefined, '', 'yesterday', '2026-13-01', '2026-02-30', '2026-11-23T00:00:00Z'])(
    'filters nothing when it is none: %s',
    (day) => {
      expect({ from: dayStart(day), to: dayEnd(day) }).toEqual({ from: undefined, to: undefined });
    },
  );
});
