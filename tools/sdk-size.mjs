/** What a partner's bundle grows by: the SDK's main entry, bundled and minified for browsers, gzipped. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './prepare.mjs';

const limitBytes = 10 * 1024;

export async function sdkSize() {
  const { build } = createRequire(join(root, 'sdk', 'package.json'))('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'sdk', 'dist', 'index.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const bytes = gzipSync(outputFiles[0].contents, { level: 9 }).length;
  const kilobytes = `${(bytes / 1024).toFixed(1)} kB of ${limitBytes / 1024} kB`;
  return { passed: bytes <= limitBytes, note: kilobytes, output: `${kilobytes}\n${largest(metafile)}\n` };
}

function largest({ outputs }) {
  const [{ inputs }] = Object.values(outputs);
  const parts = Object.entries(inputs).map(([file, { bytesInOutput }]) => ({ file, bytesInOutput }));
  parts.sort((one, other) => other.bytesInOutput - one.bytesInOutput);
  return parts
    .slice(0, 10)
    .map(({ file, bytesInOutput }) => `${String(bytesInOutput).padStart(7)}  ${file}`)
    .join('\n');
}
