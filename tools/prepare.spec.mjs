import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';
import { run } from './processes.mjs';

describe('what every command does first', () => {
  let clone;
  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'smc-clone-'));
    mkdirSync(join(clone, 'tools'));
    cpSync(join(root, 'tools', 'prepare.mjs'), join(clone, 'tools', 'prepare.mjs'));
    // npm is only watched here: it says what it was asked to do and fails.
    writeFileSync(join(clone, 'npm.js'), `console.log('npm', ...process.argv.slice(2)); process.exit(1);`);
    writeFileSync(
      join(clone, 'tools', 'go.mjs'),
      `import { prepare } from './prepare.mjs';\nawait prepare(import.meta.url);\nconsole.log('prepared');`,
    );
    lock('package-lock.json', {
      'node_modules/left': { version: '1.0.0' },
      'node_modules/other-os': { version: '2.0.0', optional: true },
    });
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  it('installs when nothing is installed yet, and gives up plainly when that fails', async () => {
    const { code, output } = await go();
    expect(code).toBe(1);
    expect(output).toContain('because nothing is installed yet');
    expect(output).toContain('npm ci --include=dev');
    expect(output).not.toContain('prepared');
  });

  it('installs when a package differs from the lockfile, and names it', async () => {
    lock('node_modules/.package-lock.json', { 'node_modules/left': { version: '0.9.0' } });
    expect((await go()).output).toContain('because left is installed as 0.9.0 and locked as 1.0.0');
  });

  it('installs when a package is there that is not locked', async () => {
    lock('node_modules/.package-lock.json', {
      'node_modules/left': { version: '1.0.0' },
      'node_modules/more': { version: '1.0.0' },
    });
    expect((await go()).output).toContain('because more is installed and not locked');
  });

  it('does not miss what only another platform needs', async () => {
    lock('node_modules/.package-lock.json', { 'node_modules/left': { version: '1.0.0' } });
    expect((await go()).output).toContain('because the pinned Node is missing');
  });

  function lock(path, packages) {
    mkdirSync(join(clone, 'node_modules'), { recursive: true });
    writeFileSync(join(clone, path), JSON.stringify({ packages }));
  }

  function go() {
    return run(process.execPath, ['tools/go.mjs'], {
      cwd: clone,
      env: { npm_execpath: join(clone, 'npm.js') },
    });
  }
});
