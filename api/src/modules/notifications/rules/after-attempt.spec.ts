import { afterAttempt, waitMinutes } from './after-attempt.ts';

const now = new Date('2026-12-01T06:00:00.000Z');

describe('a notice after an attempt', () => {
  it('is sent when the server took it, whichever attempt it was', () => {
    expect(afterAttempt({ outcome: 'taken', answer: '250' }, 19, now)).toEqual({
      status: 'sent',
      sentAt: now,
      nextAttemptAt: null,
    });
  });

  it('is given up when the mail was refused', () => {
    expect(afterAttempt({ outcome: 'refused', answer: '550' }, 1, now)).toMatchObject({ status: 'failed' });
  });

  it.each([
    [1, '2026-12-01T06:01:00.000Z'],
    [2, '2026-12-01T06:02:00.000Z'],
    [7, '2026-12-01T07:04:00.000Z'],
    [18, '2026-12-01T08:00:00.000Z'],
  ])('is tried again after attempt %d at %s when it could not be judged', (attempts, at) => {
    expect(afterAttempt({ outcome: 'not_now', answer: '451' }, attempts, now)).toEqual({
      status: 'queued',
      sentAt: null,
      nextAttemptAt: new Date(at),
    });
  });

  it('is given up after a day of attempts', () => {
    const hours = waitMinutes.reduce((sum, minutes) => sum + minutes, 0) / 60;
    expect(Math.round(hours)).toBe(24);
    expect(afterAttempt({ outcome: 'not_now', answer: '451' }, waitMinutes.length + 1, now)).toEqual({
      status: 'failed',
      sentAt: null,
      nextAttemptAt: null,
    });
  });
});
