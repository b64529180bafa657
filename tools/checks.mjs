/** The steps of `npm test`, in the order they are told; `needs` names the steps that must have passed before. */
import { differences } from './generate.mjs';
import { jestRun } from './jest-run.mjs';
import { portalSize } from './portal-size.mjs';
import { run } from './processes.mjs';
import { sdkSize } from './sdk-size.mjs';
import { translations } from './translate.mjs';

export const checks = [
  { name: 'build', title: 'everything builds', check: () => nx('build') },
  // The longest first: while they run in their lanes, all the others go through what is free.
  {
    name: 'api',
    title: 'rules and use cases of the API',
    needs: ['build'],
    database: true,
    check: () => jestRun('api'),
  },
  {
    name: 'portal',
    title: 'journeys through the portal',
    needs: ['build'],
    check: () => jestRun('e2e', '--runInBand', inPortal, ...except('/node_modules/', '/dist/', everyScreen)),
  },
  {
    name: 'screens',
    title: 'every screen of the portal, in all its looks',
    needs: ['build'],
    check: () => jestRun('e2e', '--runInBand', everyScreen),
  },
  {
    name: 'journeys',
    title: 'journeys through SDK, CLI and browser',
    needs: ['build'],
    check: () => jestRun('e2e', '--runInBand', ...except('/node_modules/', '/dist/', inPortal, ...alone)),
  },
  {
    name: 'types',
    title: 'types hold, tests included',
    needs: ['build'],
    // Nx lays a build that is there anew for whatever depends on it: away from under those who run it meanwhile.
    check: () => nx('typecheck', '--excludeTaskDependencies'),
  },
  {
    name: 'format',
    title: 'formatted by Prettier',
    check: () => program('prettier', '--check', '--no-color', '--log-level', 'warn', '.'),
  },
  {
    name: 'lint',
    title: 'ESLint and the borders between projects',
    needs: ['build'],
    check: () => program('eslint', '--max-warnings', '0', '.'),
  },
  {
    name: 'borders',
    title: 'the borders inside the projects',
    check: () => program('depcruise', ...cruised),
  },
  {
    name: 'guards',
    title: 'borders find their planted faults, documents say what is so',
    needs: ['build'],
    check: () => jestRun('tools'),
  },
  {
    name: 'dead-code',
    title: 'no unused file, export or dependency',
    needs: ['build'],
    check: () => program('knip', '--no-progress'),
  },
  { name: 'generated', title: 'generated files are current', needs: ['build'], check: generatedFiles },
  {
    name: 'openapi',
    title: 'openapi.yaml is valid',
    check: () => program('redocly', 'lint', 'openapi.yaml'),
  },
  { name: 'sdk-size', title: 'the SDK stays small', needs: ['build'], check: sdkSize },
  { name: 'portal-size', title: 'the portal’s first load stays small', needs: ['build'], check: portalSize },
  {
    name: 'languages',
    title: 'every message of the portal in every language',
    needs: ['build'],
    check: translations,
  },
  { name: 'sdk', title: 'tests of the SDK', check: () => jestRun('sdk') },
  { name: 'cli', title: 'tests of the CLI', needs: ['build'], database: true, check: () => jestRun('cli') },
  { name: 'admin-web', title: 'tests of the portal', needs: ['build'], check: () => jestRun('admin-web') },
  {
    name: 'stripe-sandbox',
    title: 'tests of the Stripe sandbox, and that it speaks as Stripe does',
    needs: ['build'],
    check: () => jestRun('stripe-sandbox'),
  },
  {
    name: 'races',
    title: 'races, kills and npm start',
    needs: ['build'],
    alone: true,
    check: () => jestRun('e2e', '--runInBand', ...alone),
  },
];

const inPortal = 'e2e/src/portal';
const everyScreen = 'e2e/src/portal-screens.spec';

/**
 * A red test of a guarantee is worth more than a quick one: races and kills have the whole machine, as many racers as it can run.
 * `npm start` builds, which takes the programs of all the others away for a moment.
 */
const alone = ['race', 'kill', 'start'].map((name) => `e2e/src/${name}.spec`);

function except(...patterns) {
  return patterns.map((pattern) => `--testPathIgnorePatterns=${pattern}`);
}

const cruised = ['api/src', 'api/migrations', 'sdk/src', 'cli/src', 'admin-web/src', 'stripe-sandbox/src'];

function nx(target, ...flags) {
  return program('nx', 'run-many', '-t', target, '--outputStyle=static', '--parallel=2', ...flags);
}

/** Compilers and linters make much that lives for a moment: with more room for it, a sixth of ESLint's time is not spent on tidying up. */
const room = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`.trim() };

async function program(name, ...args) {
  const { code, output } = await run(name, args, { env: room });
  return { passed: code === 0, output };
}

async function generatedFiles() {
  const stale = await differences();
  const advice = 'Run npm run generate and commit what it changes.\n\n';
  return { passed: stale.length === 0, output: advice + stale.join('\n') };
}
