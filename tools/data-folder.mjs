/** .data/, or the folder SMC_DATA_DIR: everything a start leaves behind, and the note that says which start is using it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removePostgresHome } from './postgres-home.mjs';
import { root } from './prepare.mjs';
import { commandOf } from './processes.mjs';
import { Failure } from './steps.mjs';

export const dataFolder = resolve(root, process.env.SMC_DATA_DIR || '.data');

const note = join(dataFolder, 'running.pid');

/** Only one process may work on the folder; a note left by one that was killed does not count. */
export function claimDataFolder() {
  mkdirSync(dataFolder, { recursive: true });
  if (!writeNote()) {
    const other = Number(readFileSync(note, 'utf8'));
    if (/tools[/\\](start|dev)\.mjs/.test(commandOf(other)) && other !== process.pid) {
      throw new Failure(
        `SmartMedConnect is already running here (process ${other}). Stop it first: Ctrl-C in its terminal.`,
      );
    }
    rmSync(note, { force: true });
    if (!writeNote()) throw new Failure('SmartMedConnect is just being started here by someone else.');
  }
  process.once('exit', () => existsSync(note) && unlinkSync(note));
}

function writeNote() {
  try {
    writeFileSync(note, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Begins anew: says what it removes, keeps the claim. */
export function removeDataFolder() {
  const names = readdirSync(dataFolder).filter((name) => join(dataFolder, name) !== note);
  for (const name of names) {
    const path = join(dataFolder, name);
    if (name === 'postgres') removePostgresHome(path);
    else rmSync(path, { recursive: true, force: true });
  }
  console.log(
    names.length > 0 ? `Removed from .data/: ${names.join(', ')}.` : 'Nothing to remove in .data/.',
  );
  if (process.env.DATABASE_URL) console.log('The database at DATABASE_URL is yours and was left as it is.');
}
