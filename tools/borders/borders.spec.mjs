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
  it.concurrent.each(planted)(
    'are watched: the fault planted for %s is found, by that rule',
    async (rule) => {
      const { violations } = await cruise(rule);
      expect(violations.map((violation) => violation.rule.name)).toContain(rule);
      // A fault may break a second, wider rule too; one that only others find would prove nothing.
      expect(violations.every((violation) => violation.rule.severity === 'error')).toBe(true);
    },
  );

  it('let legal imports pass', async () => {
    const { violations, totalCruised } = await cruise('clean');
    expect(violations).toEqual([]);
    expect(totalCruised).toBe(9);
  });

  it('have a planted fault for each rule', () => {
    const { forbidden } = createRequire(import.meta.url)(config);
    expect(forbidden.map(({ name }) => name).sort()).toEqual([...planted].sort());
  });

  it('refuse a module that has no place in the order', async () => {
    await expect(cruise('homeless-module')).rejects.toThrow(/telepathy: give every module its place/);
  });
});

async function cruise(fixture) {
  const program = join(root, 'node_modules', '.bin', 'depcruise');
  const cwd = join(fixtures, fixture);
  const args = [program, '--config', config, '--output-type', 'json', ...readdirSync(cwd)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd }).catch((error) => {
    if (error.stdout?.startsWith('{')) return error;
    throw new Error(error.stderr);
  });
  return JSON.parse(stdout).summary;
}
