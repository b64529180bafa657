import { checkInDay, completionDay } from './visit-day.ts';

const now = new Date('2026-12-01T06:00:00Z');

describe('the day of a visit', () => {
  it.each([
    ['in three days', '2026-12-04T06:00:00Z', 'too_early', 'too_early'],
    ['a second more than 24 hours away', '2026-12-02T06:00:01Z', 'too_early', 'too_early'],
    ['24 hours away', '2026-12-02T06:00:00Z', 'may', 'too_early'],
    ['a second more than an hour away', '2026-12-01T07:00:01Z', 'may', 'too_early'],
    ['an hour away', '2026-12-01T07:00:00Z', 'may', 'may'],
    ['now', '2026-12-01T06:00:00Z', 'may', 'may'],
    ['long past', '2026-11-01T06:00:00Z', 'may', 'may'],
  ])('with a start %s (%s): check-in %s, completion %s', (_, startsAt, checkIn, completion) => {
    expect(checkInDay(new Date(startsAt), now)).toBe(checkIn);
    expect(completionDay(new Date(startsAt), now)).toBe(completion);
  });
});
