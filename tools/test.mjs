/**
 * npm test: everything that has to hold before a change goes in, as a list of steps; all of them run even when one fails.
 *
 *   npm test -- --only lint,types       npm test -- --list
 *
 * The last line says how many tests ran and how they ended, for machines to read. The exit code says whether all is well.
 */
import { checks } from './checks.mjs';
import { prepare, whenLeftBehind } from './prepare.mjs';
import { cross, dim, seconds, tick } from './steps.mjs';
import { startTestPostgres } from './test-postgres.mjs';

/** One more than cores: some of what runs always waits for a disk, a database or a browser. */
const lanes = 3;

const usage = 'Usage: npm test [-- --only step,step…] [-- --list]\n';

await main(process.argv.slice(2));

async function main(args) {
  const chosen = choose(args);
  await prepare(import.meta.url);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
  whenLeftBehind(() => process.exit(1));
  const began = performance.now();
  const postgres = chosen.some(({ database }) => database) ? await startTestPostgres() : undefined;
  const outcomes = await runAll(chosen);
  await postgres?.stop();
  report(outcomes, performance.now() - began);
}

function choose(args) {
  const names = checks.map(({ name }) => name);
  if (args.includes('--list')) {
    for (const { name, title } of checks) console.log(`${name.padEnd(12)} ${title}`);
    process.exit(0);
  }
  const at = args.indexOf('--only');
  const wanted = at === -1 ? names : (args[at + 1] ?? '').split(',').filter(Boolean);
  const strange = [...args.filter((_arg, index) => at === -1 || (index !== at && index !== at + 1))];
  const unknown = wanted.filter((name) => !names.includes(name));
  if (strange.length > 0 || unknown.length > 0 || wanted.length === 0) {
    console.error(
      `Unknown: ${[...strange, ...unknown].join(' ') || '(nothing chosen)'}\n${usage}Steps: ${names.join(', ')}`,
    );
    process.exit(2);
  }
  const needed = new Set(
    wanted.flatMap((name) => [name, ...(checks.find((check) => check.name === name).needs ?? [])]),
  );
  return checks.filter(({ name }) => needed.has(name));
}

/** Starts a check as soon as a lane is free and what it needs has passed; an `alone` check has the machine to itself. */
async function runAll(chosen) {
  const waiting = [...chosen];
  const running = new Map();
  const outcomes = [];
  while (waiting.length + running.size > 0) {
    for (const check of startable(waiting, running, outcomes)) {
      waiting.splice(waiting.indexOf(check), 1);
      running.set(check.name, { check, ended: runOne(check, outcomes) });
    }
    const outcome = await Promise.race([...running.values()].map(({ ended }) => ended));
    running.delete(outcome.name);
    outcomes.push(outcome);
    tell(outcome);
  }
  return outcomes;
}

function startable(waiting, running, outcomes) {
  const done = (name) =>
    outcomes.some((outcome) => outcome.name === name) || !isKnown(name, waiting, running);
  const ready = waiting.filter(({ needs = [] }) => needs.every(done));
  if ([...running.values()].some(({ check }) => check.alone)) return [];
  const together = ready.filter(({ alone }) => !alone).slice(0, lanes - running.size);
  if (together.length > 0 || running.size > 0 || waiting.some(({ alone }) => !alone)) return together;
  return ready.slice(0, 1);
}

function isKnown(name, waiting, running) {
  return waiting.some((check) => check.name === name) || running.has(name);
}

async function runOne({ name, title, needs = [], check }, outcomes) {
  const broken = needs.filter((need) => outcomes.some((outcome) => outcome.name === need && !outcome.passed));
  if (broken.length > 0)
    return { name, title, passed: false, output: `Not run, because “${broken.join(', ')}” failed.\n` };
  const began = performance.now();
  try {
    return { name, title, ...(await check()), took: performance.now() - began };
  } catch (error) {
    return {
      name,
      title,
      passed: false,
      output: `${error.stack ?? error}\n`,
      took: performance.now() - began,
    };
  }
}

function tell({ name, title, passed, output, note, tests, took = 0 }) {
  const counted = tests
    ? `, ${tests.passed + tests.failed} tests${tests.skipped ? `, ${tests.skipped} skipped` : ''}`
    : '';
  console.log(
    `${passed ? tick : cross} ${name.padEnd(12)} ${title} ${dim(`(${seconds(took)}${counted})`)}${note ? ` ${note}` : ''}`,
  );
  if (!passed) console.log(`\n${output.trimEnd().replace(/^/gm, '    ')}\n`);
}

function report(outcomes, took) {
  const failed = outcomes.filter(({ passed }) => !passed);
  const sum = (key) => outcomes.reduce((total, { tests }) => total + (tests?.[key] ?? 0), 0);
  const verdict =
    failed.length === 0
      ? `All ${outcomes.length} steps passed`
      : `${failed.length} of ${outcomes.length} steps failed: ${failed.map(({ name }) => name).join(', ')}`;
  console.log(`\n${failed.length === 0 ? tick : cross} ${verdict} in ${seconds(took)}.`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
