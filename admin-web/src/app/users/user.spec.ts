import { standing, type User } from './user.ts';

describe('how an account stands', () => {
  const now = new Date('2026-12-01T06:00:00Z');
  it.each([
    ['active', null, 'Active'],
    ['active', '2026-12-01T06:05:00Z', 'Locked for now'],
    ['active', '2026-12-01T05:55:00Z', 'Active'],
    ['suspended', '2026-12-01T06:05:00Z', 'Suspended'],
  ] as const)('%s, locked until %s, is %s', (status, lockedUntil, label) => {
    expect(standing({ status, lockedUntil } as User, now).label).toBe(label);
  });
});
