/**
 * npm run generate: writes what is derived from the code and committed all the same, so that a reviewer sees it change:
 * the OpenAPI document, the SDK's types and reference, the diagrams in docs/.
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
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleMap } from './module-map.mjs';
import { prepare, root } from './prepare.mjs';
import { run } from './processes.mjs';
import { Failure, reportFailure, step } from './steps.mjs';

const sdkDocs = 'sdk/docs';

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
  await prepare(import.meta.url);
  try {
    await step('Built the API', () => must('nx', ['run', 'api:build', '--outputStyle=static']));
    // The reference reads the SDK's types, so these are written before it is drawn.
    const contract = save(await step('Generated the API contract', inFolder(apiContract)));
    const reference = save(await step('Generated the reference', inFolder(references)), leftOver);
    const changed = [...contract, ...reference];
    console.log(changed.length > 0 ? `Changed: ${changed.join(', ')}` : 'Nothing changed.');
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

/** Which committed files are not what the (built) code says, each with the first line that differs. */
export async function differences() {
  const files = { ...(await inFolder(apiContract)()), ...(await inFolder(references)()) };
  const stale = Object.entries(files).filter(([path, text]) => onDisk(path) !== text);
  return [
    ...stale.map(([path, text]) => `${path}: ${firstDifference(onDisk(path), text)}`),
    ...leftOver(files).map((path) => `${path}: describes what is no longer there`),
  ];
}

function save(files, superfluous = () => []) {
  const changed = Object.keys(files).filter((path) => onDisk(path) !== files[path]);
  for (const path of changed) write(path, files[path]);
  const removed = superfluous(files);
  for (const path of removed) rmSync(join(root, path));
  return [...changed, ...removed];
}

/** Lets a step write into a folder that is gone afterwards; nothing in the working tree is touched. */
function inFolder(produce) {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smc-generate-'));
    try {
      return await produce(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

async function apiContract(folder) {
  const openapi = join(folder, 'openapi.yaml');
  const schema = join(folder, 'schema.ts');
  await must('node', ['api/dist/src/write-openapi.js', openapi]);
  // An input with a default may be left out; by default the types would demand it.
  await must('openapi-typescript', [openapi, '-o', schema, '--default-non-nullable=false']);
  const contract = readFileSync(openapi, 'utf8');
  return {
    'openapi.yaml': contract,
    'sdk/src/generated/schema.ts': readFileSync(schema, 'utf8'),
    'sdk/src/generated/audit-actions.ts': await auditActions(contract),
  };
}

/** A union of types cannot be listed where the program runs. */
async function auditActions(contract) {
  const { parse } = await import('yaml');
  const { format } = await import('prettier');
  const { enum: actions } = parse(contract).components.schemas.AuditAction;
  const text = `// Generated from openapi.yaml, never edited by hand.

/** Everything the audit log can tell of, as \`<kind of record>.<deed>\`. */
export const auditActions = ${JSON.stringify(actions)} as const;
`;
  return format(text, { parser: 'typescript', singleQuote: true });
}

async function references(folder) {
  return { ...(await diagrams(join(folder, 'docs'))), ...(await sdkReference(join(folder, 'sdk'))) };
}

/** What partners read about the SDK, from its doc comments. */
async function sdkReference(folder) {
  await must('typedoc', [
    '--options',
    'sdk/typedoc.json',
    '--tsconfig',
    'sdk/tsconfig.json',
    '--out',
    folder,
  ]);
  const pages = filesIn(folder).map((name) => [
    `${sdkDocs}/${name}`,
    readFileSync(join(folder, name), 'utf8'),
  ]);
  return Object.fromEntries(pages);
}

function leftOver(files) {
  const present = existsSync(join(root, sdkDocs)) ? filesIn(join(root, sdkDocs)) : [];
  return present.map((name) => `${sdkDocs}/${name}`).filter((path) => !(path in files));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
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
