/** npm run bench: builds, then measures our figures beside the limits of this machine. Arguments go to the benchmark. */
import { prepare } from './prepare.mjs';
import { run } from './processes.mjs';
import { Failure, reportFailure, step } from './steps.mjs';

await prepare(import.meta.url);
try {
  await step('Built', () =>
    must('nx', [
      'run-many',
      '-t',
      'build',
      '--projects=api,sdk,cli,admin-web,stripe-sandbox',
      '--outputStyle=static',
    ]),
  );
  await must('node', ['e2e/src/bench/main.ts', ...process.argv.slice(2)], { show: true });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Failure(`${command} ${args.join(' ')} failed:\n${output}`);
}
