import { areas, areasOf, isForeign, startOf } from './areas.ts';

const paths = (role: Parameters<typeof areasOf>[0]) => areasOf(role).map(({ path }) => path);

describe('the areas of the portal', () => {
  it('show each person what they may do, and nothing to a patient or to nobody', () => {
    expect(paths('admin')).toContain('reviews');
    expect(paths('staff')).toContain('hospital-reviews');
    expect(paths('staff')).not.toContain('reviews');
    expect([paths('patient'), paths(undefined)]).toEqual([[], []]);
  });

  it('each stand once', () => {
    for (const role of ['admin', 'staff', 'doctor'] as const) {
      expect(paths(role)).toEqual([...new Set(paths(role))]);
    }
    expect(areas.filter(({ roles }) => roles.length === 0)).toEqual([]);
  });

  it('begin with the first that is one’s own', () => {
    expect(startOf('admin')).toBe(areasOf('admin')[0]?.path);
    expect(startOf('patient')).toBe('nothing-here');
  });

  it.each([
    ['/reviews', 'staff', true],
    ['/reviews?state=hidden', 'staff', true],
    ['/reviews/0199', 'admin', false],
    ['/hospital-reviews', 'doctor', true],
    ['/', 'patient', false],
    ['/nowhere', 'staff', false],
    ['/reviewsx', 'staff', false],
  ] as const)('%s is somebody else’s to a %s: %s', (url, role, foreign) => {
    expect(isForeign(url, role)).toBe(foreign);
  });
});
