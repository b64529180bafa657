import { standingOf } from './api-key.ts';

describe('a key', () => {
  const now = new Date('2026-12-01T06:00:00Z');
  it.each([
    [null, null, 'working'],
    [null, '2026-12-01T06:00:01Z', 'working'],
    [null, '2026-12-01T06:00:00Z', 'expired'],
    ['2026-11-01T06:00:00Z', '2026-12-01T06:00:01Z', 'revoked'],
  ])('revoked at %s and expiring at %s is %s', (revokedAt, expiresAt, standing) => {
    expect(standingOf({ revokedAt, expiresAt }, now)).toBe(standing);
  });
});
