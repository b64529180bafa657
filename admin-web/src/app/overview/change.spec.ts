import { changeFrom, noShowShare } from './change.ts';

describe('a figure beside the one before', () => {
  it.each([
    [100, 125, { direction: 'up', share: 0.25 }],
    [100, 75, { direction: 'down', share: 0.25 }],
    [7, 7, { direction: 'same', share: 0 }],
    [0, 0, { direction: 'same', share: 0 }],
    [0, 3, { direction: 'up', share: undefined }],
  ])('%d, then %d', (before, now, change) => {
    expect(changeFrom(before, now)).toEqual(change);
  });
});

describe('the share of no-shows', () => {
  it('is of the visits that were due, and untold where none was', () => {
    expect(noShowShare({ noShows: 1, completed: 3 })).toBe(0.25);
    expect(noShowShare({ noShows: 0, completed: 0 })).toBeUndefined();
  });
});
