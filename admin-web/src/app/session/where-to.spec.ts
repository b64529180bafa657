import { whereTo } from './where-to.ts';

describe('where a person goes after signing in', () => {
  it.each(['/imports/0199?action=rejected', '/doctors?q=rao'])('is the page they asked for: %s', (page) => {
    expect(whereTo(page)).toBe(page);
  });

  it.each([
    ['they asked for none', undefined],
    ['it names another site', 'https://elsewhere.example/'],
    ['it names another site without a scheme', '//elsewhere.example'],
    ['it names another site with a backslash', '/\\elsewhere.example'],
    ['it is a script', 'javascript:alert(1)'],
    ['it is the sign-in page itself', '/sign-in?returnTo=%2Fdoctors'],
  ])('is home when %s', (_why, page) => {
    expect(whereTo(page)).toBe('/');
  });
});
