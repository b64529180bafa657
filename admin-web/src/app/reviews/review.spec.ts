import { asReported, decided, newestReport, standing, stars } from './review.ts';

const report = {
  id: 'a',
  reason: 'spam',
  note: null,
  reporterId: 'p',
  reporterRole: 'patient',
  createdAt: '2026-11-22T10:00:00Z',
  settledAt: null,
  about: null,
} as const;
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
    ['hide', 'personal_data', 'Hidden: Personal data'],
    ['restore', null, 'Restored'],
    ['dismiss_reports', null, 'Left to stand'],
    ['remove_reply', 'personal_data', 'Answer taken down: Personal data'],
  ] as const)('%s is told in words', (action, reason, words) => {
    expect(decided({ action, reason })).toBe(words);
  });
});

describe('what was reported', () => {
  const now = { rating: 5, text: 'Kind.', reply: null };

  it.each([
    ['reads as it did', { rating: 5, text: 'Kind.', replyText: null }, false],
    ['has other words now', { rating: 5, text: 'A fool.', replyText: null }, true],
    ['has other stars now', { rating: 1, text: 'Kind.', replyText: null }, true],
    ['has lost its answer', { rating: 5, text: 'Kind.', replyText: 'You have gout.' }, true],
  ])('%s', (_title, about, shown) => {
    expect(asReported({ about }, now)).toEqual(shown ? about : undefined);
  });

  it('is not known of old reports', () => {
    expect(asReported({ about: null }, now)).toBeUndefined();
  });

  it('is settled up to the newest report on the screen', () => {
    const reports = ['a', 'b'].map((id) => ({ ...report, id }));
    expect(newestReport({ reports })).toBe('b');
    expect(newestReport({ reports: [] })).toBeUndefined();
  });
});
