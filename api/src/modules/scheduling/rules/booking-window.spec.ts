import { bookingWindow } from './booking-window.ts';

const now = new Date('2026-12-01T06:00:00Z');
const policy = { bookFromMinutes: 30, bookUntilDays: 180 };

describe('the booking window', () => {
  it.each([
    ['an hour ago', '2026-12-01T05:00:00Z', 'too_soon'],
    ['in 29 minutes', '2026-12-01T06:29:00Z', 'too_soon'],
    ['in 30 minutes', '2026-12-01T06:30:00Z', 'open'],
    ['in 180 days', '2027-05-30T06:00:00Z', 'open'],
    ['a second after that', '2027-05-30T06:00:01Z', 'too_far'],
  ])('for a start %s (%s) is %s', (_, startsAt, decision) => {
    expect(bookingWindow(new Date(startsAt), now, policy)).toBe(decision);
  });
});
