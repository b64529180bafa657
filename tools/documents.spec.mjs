/** What the documents say of the code, held against the code. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './prepare.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...[
    'sdk',
    'cli',
    'cli/samples',
    'cli/mappings',
    'admin-web',
    'stripe-sandbox',
    'docs',
    'docs/decisions',
  ].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

describe('the documents', () => {
  it.each(documents)('%s links to what is there', (path) => {
    const links = Array.from(read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, link]) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it('STYLE shows a rule as it is', () => {
    const [, example] = /^```ts\n([^]*?)^```/m.exec(read('STYLE.md'));
    expect(read('api/src/modules/scheduling/rules/booking-window.ts')).toContain(example);
  });

  it('the runbook has every setting, in the order of the code', () => {
    const code = read('api/src/platform/settings/settings.ts').split('z.object({')[1].split('\n});')[0];
    const settings = Array.from(code.matchAll(/^ {2}([A-Z_]+):/gm), ([, name]) => name);
    const table = Array.from(read('docs/runbook.md').matchAll(/^\| `([A-Z_]+)` /gm), ([, name]) => name);
    expect(settings.length).toBeGreaterThan(10);
    expect(table).toEqual(settings);
  });

  it('the runbook watches metrics that there are', () => {
    const metrics = read('api/src/platform/metrics/metrics.ts');
    const own = Array.from(
      read('docs/runbook.md').matchAll(/^\| `((?:http|db|outbox|jobs)_\w+)/gm),
      ([, name]) => name,
    );
    expect(own).toHaveLength(4);
    expect(own.filter((name) => !metrics.includes(`'${name}'`))).toEqual([]);
  });

  it('the page of the command line has an example of every command', () => {
    const page = read('cli/README.md');
    expect(commands().filter((command) => !page.includes(`smc ${command} `))).toEqual([]);
  });

  it('the page of the command line has every column of an import', () => {
    const page = read('cli/README.md');
    for (const kind of ['doctors', 'slots']) {
      const help = smc(kind, 'import', '--help').split('Columns')[1].split('Examples')[0];
      const columns = Array.from(help.matchAll(/^ {2}([a-z_]+) /gm), ([, name]) => name);
      expect(columns.length).toBeGreaterThan(5);
      expect(columns.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    }
  });

  it('the portal offers the mappings the command line has', () => {
    const shipped = readdirSync(join(root, 'cli/mappings')).filter((name) => name.endsWith('.yaml'));
    const [, names] = /shippedNames = \[(.*?)\]/.exec(
      read('admin-web/src/app/imports/new/shipped-mappings.ts'),
    );
    expect(names.match(/[\w-]+/g).sort()).toEqual(shipped.map((name) => name.replace('.yaml', '')).sort());
  });

  it('openapi.yaml says of each of its parts what it is', () => {
    const [, tags] = read('openapi.yaml').split(/^tags:$|^security:/m);
    expect(tags).toContain('name: Appointments');
    expect(tags).not.toContain('description: ""');
  });

  it('every decision is in the list of decisions', () => {
    const pages = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    const list = read('docs/decisions/README.md');
    expect(pages.filter((name) => !list.includes(`](${name})`))).toEqual([]);
  });

  it('every library has its reason, and no other has one', () => {
    const projects = JSON.parse(read('package.json')).workspaces;
    const installed = ['.', ...projects].flatMap((project) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${project}/package.json`));
      return Object.keys({ ...dependencies, ...devDependencies });
    });
    const libraries = new Set(installed.filter((name) => !name.startsWith('@smartmedconnect/')));
    const [taken] = read('docs/libraries.md').split('## Considered');
    const names = Array.from(taken.matchAll(/^\|([^|]*`[^|]*)\|/gm), ([, cell]) => cell.match(/[^`, ]+/g));
    const explained = new Set(names.flat());
    expect([...explained].sort()).toEqual([...libraries].sort());
  });
});

/** "whoami", "doctors import" …, as the completion script knows them. */
function commands() {
  const words = smc('completion', 'bash').matchAll(/^ {6}'([a-z ]+)'\) path=/gm);
  const paths = Array.from(words, ([, path]) => path);
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path} `)));
}

function smc(...args) {
  return execFileSync('node', [join(root, 'cli/dist/main.js'), ...args], { encoding: 'utf8' });
}
