import { countryWords, inTheWay, isOpen, languageWords, progress, type Check } from './application.ts';

const check = (name: Check['name'], outcome: Check['outcome'], required = true): Check => ({
  ...{ name, outcome, required },
  ...{ note: null, evidence: null, by: null, byName: null, at: null },
});

describe('what stands in the way of an approval', () => {
  it('is every required check that has not passed, and no other', () => {
    const checks = [
      check('identity', 'passed'),
      check('licence_register', 'failed'),
      check('qualification', 'pending'),
      check('indemnity_insurance', 'pending', false),
    ];
    expect(inTheWay({ checks }).map(({ name }) => name)).toEqual(['licence_register', 'qualification']);
    expect(progress({ checks })).toEqual({ settled: 2, all: 4 });
  });
});

describe('an application', () => {
  it.each([
    ['submitted', true],
    ['in_review', true],
    ['approved', false],
    ['rejected', false],
  ] as const)('that is %s can be decided: %s', (status, open) => {
    expect(isOpen({ status })).toBe(open);
  });
});

describe('tags in words', () => {
  it('are of languages and countries, and stay tags where nobody knows them', () => {
    expect(languageWords(['en', 'hi'])).toBe('English, Hindi');
    expect(countryWords('IN')).toBe('India');
  });
});
