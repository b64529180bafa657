import { daysUpTo, fitted, lengthOf, todayIn } from './period.ts';

describe('a period of days', () => {
  it('counts its last day, over the ends of months and leap years', () => {
    expect(daysUpTo('2026-11-26', 1)).toEqual({ from: '2026-11-26', to: '2026-11-26' });
    expect(daysUpTo('2026-11-26', 30)).toEqual({ from: '2026-10-28', to: '2026-11-26' });
    expect(daysUpTo('2028-03-01', 2)).toEqual({ from: '2028-02-29', to: '2028-03-01' });
  });

  it.each([
    ['2026-11-26', '2026-11-26', 1],
    ['2026-10-28', '2026-11-26', 30],
    ['2026-11-26', '2026-11-25', 0],
    ['soon', '2026-11-25', 0],
  ])('from %s to %s has %d days', (from, to, days) => {
    expect(lengthOf({ from, to })).toBe(days);
  });
});

describe('a period somebody types', () => {
  it.each([
    ['2026-11-01', '2026-11-26', 'from', { from: '2026-11-01', to: '2026-11-26' }],
    ['2026-12-05', '2026-11-26', 'from', { from: '2026-12-05', to: '2026-12-05' }],
    ['2026-12-05', '2026-11-26', 'to', { from: '2026-11-26', to: '2026-11-26' }],
    ['2024-11-01', '2026-11-26', 'to', { from: '2025-11-26', to: '2026-11-26' }],
    ['2024-11-01', '2026-11-26', 'from', { from: '2024-11-01', to: '2025-11-01' }],
    ['', '2026-11-26', 'from', undefined],
  ] as const)('%s to %s, the day just chosen being %s', (from, to, chosen, period) => {
    expect(fitted({ from, to }, chosen, 366)).toEqual(period);
  });
});

describe('today', () => {
  it('is another day in another zone', () => {
    const late = new Date('2026-11-26T20:00:00Z');
    expect(todayIn('Asia/Kolkata', late)).toBe('2026-11-27');
    expect(todayIn('America/New_York', late)).toBe('2026-11-26');
  });
});
