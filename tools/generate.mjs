/**
 * npm run generate: writes what is derived from the code and committed all the same, so that a reviewer sees it change:
 * the OpenAPI document, the SDK's types, the diagrams in docs/.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleMap } from './module-map.mjs';
import { prepare, root } from './prepare.mjs';
import { run } from './processes.mjs';
import { Failure, reportFailure, step } from './steps.mjs';

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
  await prepare(import.meta.url);
  try {
    await step('Built the API', () => must('nx', ['run', 'api:build', '--outputStyle=static']));
    const files = await step('Generated', artefacts);
    const changed = Object.entries(files).filter(([path, text]) => onDisk(path) !== text);
    for (const [path, text] of changed) write(path, text);
    console.log(
      changed.length > 0 ? `Changed: ${changed.map(([path]) => path).join(', ')}` : 'Nothing changed.',
    );
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

/** Which committed files are not what the (built) code says, each with the first line that differs. */
export async function differences() {
  const files = await artefacts();
  return Object.entries(files)
    .filter(([path, text]) => onDisk(path) !== text)
    .map(([path, text]) => `${path}: ${firstDifference(onDisk(path), text)}`);
}

/** path → text of everything that is generated; nothing in the working tree is touched. */
async function artefacts() {
  const folder = mkdtempSync(join(tmpdir(), 'smc-generate-'));
  try {
    const openapi = join(folder, 'openapi.yaml');
    const schema = join(folder, 'schema.ts');
    await must('node', ['api/dist/src/write-openapi.js', openapi]);
    await must('openapi-typescript', [openapi, '-o', schema]);
    return {
      'openapi.yaml': readFileSync(openapi, 'utf8'),
      'sdk/src/generated/schema.ts': readFileSync(schema, 'utf8'),
      ...(await diagrams(join(folder, 'docs'))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function diagrams(folder) {
  const { format } = await import('prettier');
  const texts = { 'docs/module-map.md': await moduleMap() };
  const drawnByTheApi = 'api/dist/src/write-diagrams.js';
  if (existsSync(join(root, drawnByTheApi))) {
    mkdirSync(folder);
    await must('node', [drawnByTheApi, folder]);
    for (const name of readdirSync(folder)) texts[`docs/${name}`] = readFileSync(join(folder, name), 'utf8');
  }
  const formatted = Object.entries(texts).map(async ([path, text]) => [
    path,
    await format(text, { parser: 'markdown' }),
  ]);
  return Object.fromEntries(await Promise.all(formatted));
}

async function must(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Failure(`${command} ${args.join(' ')} failed.\n\n${output}`);
}

function onDisk(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function firstDifference(found, wanted) {
  if (found === undefined) return 'is missing';
  const lines = found.split('\n');
  const line = wanted.split('\n').findIndex((text, index) => text !== lines[index]);
  return line === -1
    ? 'has more lines than it should'
    : `line ${line + 1} should be\n  ${wanted.split('\n')[line]}`;
}
