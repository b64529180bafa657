/** npm run chaos: builds, then lets everything go wrong at once and looks at the money. Arguments go to the run: --seed 42 --bookings 1000 --kills 10 */
import { prepare } from './prepare.mjs';
import { run } from './processes.mjs';
import { Failure, reportFailure, step } from './steps.mjs';

const projects = 'api,sdk,stripe-sandbox';

await prepare(import.meta.url);
try {
  await step('Built', async () => {
    const { code, output } = await run('nx', [
      'run-many',
      ...['-t', 'build', `--projects=${projects}`, '--outputStyle=static'],
    ]);
    if (code !== 0) throw new Failure(`The build failed:\n${output}`);
  });
  const { code } = await run('node', ['e2e/src/chaos/main.ts', ...process.argv.slice(2)], { show: true });
  process.exitCode = code;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
