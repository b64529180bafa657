import { dayEnd, dayStart } from './day.ts';

describe('a day in the address of a list', () => {
  it('begins at the midnight of the reader, and the next one ends it', () => {
    expect(dayStart('2026-11-23')).toBe(new Date(2026, 10, 23).toISOString());
    expect(dayEnd('2026-11-30')).toBe(new Date(2026, 11, 1).toISOString());
  });

  it.each([undefined, '', 'yesterday', '2026-13-01', '2026-02-30', '2026-11-23T00:00:00Z'])(
    'filters nothing when it is none: %s',
    (day) => {
      expect({ from: dayStart(day), to: dayEnd(day) }).toEqual({ from: undefined, to: undefined });
    },
  );
});
