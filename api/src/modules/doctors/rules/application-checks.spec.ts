import { applicationChecks, checkNames, type CheckOutcome, checksInTheWay } from './application-checks.ts';

const all = (outcome: CheckOutcome) => checkNames.map((name) => ({ name, outcome }));
const required = applicationChecks.filter((check) => check.required).map(({ name }) => name);

describe('in the way of an approval', () => {
  it('is nothing when every required check has passed, whatever the others say', () => {
    const found = all('passed').map((check) =>
      required.some((name) => name === check.name) ? check : { ...check, outcome: 'failed' as const },
    );
    expect(checksInTheWay(found)).toEqual([]);
  });

  it('is every required one that nobody has looked into', () => {
    expect(checksInTheWay([]).map(({ name }) => name)).toEqual(required);
  });

  it.each(required)('is %s alone when it has failed or was taken back', (name) => {
    for (const outcome of ['failed', 'pending'] as const) {
      const found = all('passed').map((check) => (check.name === name ? { name, outcome } : check));
      expect(checksInTheWay(found)).toEqual([{ name, outcome }]);
    }
  });
});
