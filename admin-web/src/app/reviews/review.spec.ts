import { decided, standing, stars } from './review.ts';

const since = '2026-11-22T10:00:00Z';

describe('how a review stands', () => {
  it.each([
    ['published', null, 'Published', 'good'],
    ['published', since, 'Reported', 'busy'],
    ['hidden', null, 'Hidden', 'bad'],
  ] as const)('%s, reported since %s: %s', (status, reportedAt, label, tone) => {
    expect(standing({ status, reportedAt })).toEqual({ label, tone });
  });

  it.each([
    [1, '★☆☆☆☆'],
    [5, '★★★★★'],
  ])('has its %d stars', (rating, drawn) => {
    expect(stars(rating)).toBe(drawn);
  });
});

describe('a decision about a review', () => {
  it.each([
    ['hide', 'personal_data', 'Hidden: personal data'],
    ['restore', null, 'Restored'],
    ['dismiss_reports', null, 'Left to stand'],
  ] as const)('%s is told in words', (action, reason, words) => {
    expect(decided({ action, reason })).toBe(words);
  });
});
