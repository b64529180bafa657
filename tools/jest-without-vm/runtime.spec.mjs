import { jestRun } from '../jest-run.mjs';

/** The fixtures are files of tests that end in every way there is. */
describe('Jest without its node:vm', () => {
  let outcome;
  const blockOf = (file) => outcome.output.split(/^(?=PASS|FAIL)/m).find((block) => block.includes(file));

  beforeAll(async () => {
    outcome = await jestRun('tools/jest-without-vm/fixtures', '--runInBand');
  });

  it('counts what has passed, failed and been left out', () => {
    expect(outcome).toMatchObject({ passed: false, tests: { passed: 4, failed: 4, skipped: 1 } });
  });

  it('shows where a test failed, by the line of the source', () => {
    expect(blockOf('fails.spec.ts')).toMatch(/> 13 \|.*expect\(answer\)[^]*at \S+ \(fails\.spec\.ts:13:20\)/);
  });

  it('holds a rejection that nobody waited for against its test', () => {
    expect(blockOf('fails.spec.ts')).toMatch(/lets go of a promise[^]*nobody waited for this/);
  });

  it('counts a file that does not load as a failure, with its reason', () => {
    expect(blockOf('does-not-load.spec.ts')).toContain('this file does not load');
  });

  it('ends with a file the limit of time it has set, the clock it has set and the functions it has taken over', () => {
    expect(blockOf('sets-a-limit.spec.ts')).toContain('Exceeded timeout of 50 ms');
    expect(blockOf('leaves-another-time.spec.ts')).toMatch(/^PASS/);
    expect(blockOf('waits-longer.spec.ts')).toMatch(/^PASS/);
  });

  it('has one realm: an error of Node is an Error', () => {
    expect(blockOf('one-realm.spec.ts')).toMatch(/^PASS/);
  });
});
