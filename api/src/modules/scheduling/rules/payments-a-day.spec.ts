import { countedSince, secondsUntilNextPayment } from './payments-a-day.ts';

describe('the payments a patient may begin in a day', () => {
  const now = new Date('2026-12-02T06:00:00Z');

  it('are those of the last 24 hours, whatever the calendar says', () => {
    expect(countedSince(now)).toEqual(new Date('2026-12-01T06:00:00Z'));
  });

  it.each([
    ['a day less a second ago', '2026-12-01T06:00:01Z', 1],
    ['twelve hours ago', '2026-12-01T18:00:00Z', 43_200],
    ['just now', '2026-12-02T06:00:00Z', 86_400],
    ['a day ago, by the clock of another process', '2026-12-01T05:59:59Z', 1],
  ])('leave room again when the one that was begun %s has passed', (_, filledBy, seconds) => {
    expect(secondsUntilNextPayment(new Date(filledBy), now)).toBe(seconds);
  });
});
