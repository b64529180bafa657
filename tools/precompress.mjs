/** Compresses what the portal's build has written, once and as well as it goes, so that no answer has to. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root } from './prepare.mjs';

const folder = join(root, 'admin-web/dist/browser');
/** Pages are not among them: each answer has a nonce of its own. */
const compressible = /\.(js|css|svg)$/;

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && compressible.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.map(compress));

async function compress(path) {
  const content = await readFile(path);
  const smallest = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, smallest));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
