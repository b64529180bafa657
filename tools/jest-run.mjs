/** Runs the tests of one project and counts what really ran. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';
import { run } from './processes.mjs';

export async function jestRun(project, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'smc-jest-'));
  const results = join(folder, 'results.json');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    '--json',
    '--outputFile',
    results,
  ];
  try {
    const { code, output } = await run('node', [...args, '--silent', ...options], {
      cwd: join(root, project),
    });
    const tests = existsSync(results)
      ? count(JSON.parse(readFileSync(results, 'utf8')))
      : { passed: 0, failed: 1, skipped: 0 };
    // The JSON of --json comes on stdout as well; the reader wants the report.
    return { passed: code === 0, output: output.replace(/^\{"num.*$/m, ''), tests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even be loaded counts as one failure: its tests are missing from the other numbers. */
function count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites }) {
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    skipped: numPendingTests + numTodoTests,
  };
}
