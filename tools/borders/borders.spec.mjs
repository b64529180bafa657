import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../prepare.mjs';

const config = join(root, '.dependency-cruiser.cjs');
const fixtures = join(root, 'tools', 'borders', 'fixtures');
const planted = readdirSync(fixtures).filter((name) => name !== 'clean' && name !== 'homeless-module');

describe('the borders inside the projects', () => {
  let cruised;
  beforeAll(async () => {
    cruised = await cruise([...planted, 'clean', 'homeless-module']);
  }, 120_000);

  it.each(planted)('are watched: the fault planted for %s is found, by that rule', (rule) => {
    const { violations } = cruised[rule];
    expect(violations.map((violation) => violation.rule.name)).toContain(rule);
    // A fault may break a second, wider rule too; one that only others find would prove nothing.
    expect(violations.every((violation) => violation.rule.severity === 'error')).toBe(true);
  });

  it('let legal imports pass', () => {
    const { violations, totalCruised } = cruised.clean;
    expect(violations).toEqual([]);
    expect(totalCruised).toBe(9);
  });

  it('have a planted fault for each rule', () => {
    const { forbidden } = createRequire(import.meta.url)(config);
    expect(forbidden.map(({ name }) => name).sort()).toEqual([...planted].sort());
  });

  it('refuse a module that has no place in the order', () => {
    expect(cruised['homeless-module'].refused).toMatch(/telepathy: give every module its place/);
  });
});

/** In a process of its own, which goes from folder to folder: starting one for each took longer than all the looking. */
async function cruise(fixtures) {
  const script = join(root, 'tools', 'borders', 'cruise-planted.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(fixtures)]);
  return JSON.parse(stdout);
}
