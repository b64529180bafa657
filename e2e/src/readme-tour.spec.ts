import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { Smc, temporaryFolder } from './world/smc.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const sdkReadme = readFileSync(join(root, 'sdk', 'README.md'), 'utf8');
const tour = readme.split(/^## /m).find((section) => section.startsWith('A five-minute tour')) ?? '';
const steps = blocksOf(tour, 'console').flatMap(stepsOf);
/** Blocks of code, of which those in the tour begin with the name of their file. */
const programs = [...blocksOf(readme, 'ts'), ...blocksOf(sdkReadme, 'ts')].map((text, n) => {
  const name = /^\/\/ (\S+)\n/.exec(text)?.[1];
  return { path: name ?? `.data/example-${n}.ts`, text, inTour: name !== undefined };
});
const usualUrl = 'http://localhost:3000';

describe('the tour in the README', () => {
  let server: Server;
  let printed: string[];
  const folder = temporaryFolder();

  beforeAll(async () => {
    server = await startServer();
    await importSamples(server);
    clone(folder);
    writeFiles(folder, server.url);
    printed = await terminal(folder, server.url);
  });
  afterAll(() => server.stop());

  it('has commands, and partner apps that they run', () => {
    expect(steps.length).toBeGreaterThan(5);
    const commands = steps.map(({ command }) => command).join('\n');
    const named = programs.filter(({ inTour }) => inTour).map(({ path }) => commands.includes(path));
    expect(named).toEqual([true, true]);
  });

  it.each(steps.map((step, n) => ({ ...step, n })))('prints what it says: $command', ({ output, n }) => {
    expect(normalised(printed[n] ?? '')).toBe(normalised(output.replaceAll(usualUrl, server.url)));
  });

  it.each(programs.filter(({ inTour }) => !inTour))('has an example that runs: $path', async ({ path }) => {
    expect(await run(process.execPath, [path], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  });

  it('shows programs whose types hold in a strict project', async () => {
    const strict = ['--strict', '--noEmit', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
    const paths = programs.map(({ path }) => path);
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = await run(process.execPath, [tsc, ...strict, '--ignoreConfig', ...paths], {
      cwd: folder,
    });
    expect(stdout).toBe('');
  });
});

/** What npm start has imported by the time it says that it is running. */
async function importSamples(server: Server): Promise<void> {
  const samples = join(root, 'cli', 'samples');
  const smc = new Smc(server.url);
  const slots = join(temporaryFolder(), 'demo-slots.csv');
  writeFileSync(slots, (await run(process.execPath, [join(samples, 'make-demo-slots.mjs')])).stdout);
  await smc.login();
  await smc.importOf('doctors', join(samples, 'doctors', 'ok', 'doctors.csv'));
  await smc.importOf('slots', slots);
}

/** What the tour sees of the working tree, in a folder where it may leave files. */
function clone(folder: string): void {
  for (const name of ['cli', 'node_modules', 'package.json']) {
    symlinkSync(join(root, name), join(folder, name));
  }
  mkdirSync(join(folder, '.data'));
}

function writeFiles(folder: string, url: string): void {
  for (const { path, text } of programs) {
    writeFileSync(join(folder, path), text.replaceAll(usualUrl, url));
  }
}

/** All commands in one shell, as somebody who follows the tour types them; what each has printed. */
async function terminal(cwd: string, url: string): Promise<string[]> {
  const mark = `--- ${crypto.randomUUID()} ---`;
  const lines = steps.map(
    ({ command }) => `${command.replaceAll(usualUrl, url)}\ncode=$?; echo '${mark}'; (exit $code)`,
  );
  const env = {
    SMC_API_URL: url,
    SMC_API_KEY: '',
    SMC_PROFILE: '',
    XDG_CONFIG_HOME: temporaryFolder(),
    npm_config_loglevel: 'error',
  };
  const { stdout } = await run('bash', ['-c', ['exec 2>&1', ...lines].join('\n')], { cwd, env });
  return stdout.split(`${mark}\n`);
}

function blocksOf(page: string, language: string): string[] {
  const blocks = page.matchAll(/^```(\w+)\n([^]*?)^```/gm);
  return Array.from(blocks, ([, name, text]) => (name === language ? (text ?? '') : '')).filter(Boolean);
}

function stepsOf(text: string): { command: string; output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((step) => ({
      command: step.slice(0, step.indexOf('\n')),
      output: step.slice(step.indexOf('\n') + 1),
    }));
}

/** What is another one each time, by what stands in its place. */
const varying: [RegExp, string][] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<instant>'],
  [/\d\d\/\d\d\/\d{4}, \d\d:\d\d:\d\d/g, '<time>'],
  [/[\d,]+ rows\/s, .* left/g, '<rate>'],
  [/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, '<reference>'],
];

function normalised(text: string): string {
  return varying.reduce((result, [pattern, placeholder]) => result.replaceAll(pattern, placeholder), text);
}
