import { bookingStatus } from './booking-status.ts';
import { holdExtension } from './hold-extension.ts';
import { mayCorrectNoShow } from './no-show-correction.ts';

const now = new Date('2026-12-01T06:00:00Z');

describe('what a booking begins as', () => {
  it.each([
    ['confirmed', 'free of charge, though paid online', { feeMinor: 0, payment: 'online' as const }],
    ['confirmed', 'paid at the visit', { feeMinor: 500, payment: 'at_visit' as const }],
    ['held', 'paid online', { feeMinor: 500, payment: 'online' as const }],
  ])('is %s when the visit is %s', (status, _, visit) => {
    expect(bookingStatus(visit, now, { holdMinutes: 10 }).status).toBe(status);
  });

  it('holds the slot for as long as the hospital says', () => {
    expect(bookingStatus({ feeMinor: 1, payment: 'online' }, now, { holdMinutes: 7 })).toEqual({
      status: 'held',
      holdExpiresAt: new Date('2026-12-01T06:07:00Z'),
    });
  });
});

describe('more time for a hold', () => {
  it('is given once, from where it would have ended', () => {
    const extended = holdExtension({ holdExpiresAt: now, holdExtensions: 0 }, { holdMinutes: 10 });

    expect(extended).toEqual({ holdExpiresAt: new Date('2026-12-01T06:10:00Z') });
    expect(holdExtension({ holdExpiresAt: now, holdExtensions: 1 }, { holdMinutes: 10 })).toBe('used_up');
  });
});

describe('a no-show', () => {
  it.each([
    ['just marked', now, true],
    ['marked 24 hours ago', new Date('2026-11-30T06:00:00Z'), true],
    ['marked longer ago', new Date('2026-11-30T05:59:59Z'), false],
    ['never marked', null, false],
  ])('%s can be put right: %#', (_, markedAt, may) => {
    expect(mayCorrectNoShow(markedAt, now)).toBe(may);
  });
});
