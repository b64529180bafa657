import { changesBetween, kept } from './changes.ts';

describe('what has changed', () => {
  it.each([
    ['a field', { name: 'A', city: 'X' }, { name: 'B' }, { name: { from: 'A', to: 'B' } }],
    ['nothing', { name: 'A', tags: ['x'] }, { name: 'A', tags: ['x'] }, {}],
    ['what was not there', {}, { city: 'X' }, { city: { from: null, to: 'X' } }],
    ['what is taken away', { city: 'X' }, { city: null }, { city: { from: 'X', to: null } }],
    ['a list', { tags: ['x'] }, { tags: ['x', 'y'] }, { tags: { from: ['x'], to: ['x', 'y'] } }],
    [
      'a part of a part, by its path',
      { policy: { holdMinutes: 10, reviewDays: 60 } },
      { policy: { holdMinutes: 15, reviewDays: 60 } },
      { 'policy.holdMinutes': { from: 10, to: 15 } },
    ],
    [
      'a date',
      { until: new Date(0) },
      { until: new Date(1000) },
      { until: { from: new Date(0), to: new Date(1000) } },
    ],
  ])('is told of %s', (_what, before, after, changes) => {
    expect(changesBetween(before, after)).toEqual(changes);
  });
});

describe('details', () => {
  it.each([
    'password',
    'newPassword',
    'refreshToken',
    'secret',
    'totp',
    'reason',
    'note',
    'text',
    'bio',
    'reply',
    'key',
  ])('keep of %s its name alone, however deep it lies', (name) => {
    const details = kept({
      [name]: 'hidden',
      of: { [name]: 'hidden' },
      changes: { [name]: { from: 'hidden' } },
    });
    expect(JSON.stringify(details)).not.toContain('hidden');
    expect(details[name]).toBe('[not kept]');
  });

  it('keep a name within a path from being spoken out', () => {
    expect(kept({ 'profile.bio': { from: 'hidden', to: 'hidden' } })).toEqual({
      'profile.bio': '[not kept]',
    });
  });

  it('keep codes, names and numbers, and the beginning of what is long', () => {
    const told = { reasonCode: 'other', name: 'A', count: 3, at: new Date(0), ids: ['a'], none: null };
    expect(kept({ ...told, left: undefined })).toEqual(told);
    expect(kept({ name: 'x'.repeat(500) })['name']).toBe(`${'x'.repeat(200)}…`);
  });
});
