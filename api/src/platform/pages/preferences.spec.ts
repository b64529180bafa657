import { preferences } from './preferences.ts';

describe('what a reader prefers', () => {
  it.each([
    ['best first', 'en;q=0.5, hi', ['hi', 'en']],
    ['as written where nothing is said', 'ar-EG,ar,en-US', ['ar-eg', 'ar', 'en-us']],
    ['without what is refused', 'br;q=0, gzip', ['gzip']],
    ['without what makes no sense', 'hi;q=much,, ;q=1', []],
    ['nothing when nothing is asked for', undefined, []],
  ])('is named %s', (_title, header, wanted) => {
    expect(preferences(header)).toEqual(wanted);
  });
});
