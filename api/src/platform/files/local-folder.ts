import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FileStore } from './file-store.ts';

const keyShape = /^[0-9a-f][0-9a-f-]{7,63}$/;
const ownerOnly = 0o700;

/** A folder on this machine, or one that several share. Only the server's own user can look into it. */
export class LocalFolder extends FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = resolve(folder);
  }

  /** Written beside and then moved into its place, so that a file is there as a whole or not at all. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: ownerOnly });
    const beside = `${path}.new`;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  }

  get(key: string): Promise<Buffer> {
    return readFile(this.pathOf(key));
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async reach(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: ownerOnly });
    await access(this.folder, constants.W_OK);
  }

  /** In folders by the end of the key, its most random part: no folder grows endlessly. */
  private pathOf(key: string): string {
    if (!keyShape.test(key)) {
      throw new Error(`not a key of a file: ${JSON.stringify(key)}`);
    }
    return join(this.folder, key.slice(-2), key);
  }
}
