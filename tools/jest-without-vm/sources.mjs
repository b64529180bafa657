/** Lets Node import the TypeScript of this repository: compiled when it is asked for, once in a process. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** By URL, as `data:`: Jest puts the lines of the sources into the stacks of errors with them. */
export const sourceMaps = new Map();

/** What Jest itself would hand to the import: there is no such file of Jest's. */
const jestGlobals = new URL('jest-globals.mjs', import.meta.url).href;

const options = {
  // What stands in other projects' configuration files is none of ours.
  ...{ configFile: false, swcrc: false },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== '@jest/globals') return next(specifier, context);
    return { url: jestGlobals, shortCircuit: true };
  },
  load(url, context, next) {
    if (!/^file:(?!.*\/node_modules\/).*\.ts$/.test(url)) return next(url, context);
    return { format: 'module', source: compiled(url), shortCircuit: true };
  },
});

function compiled(url) {
  const filename = fileURLToPath(url);
  const { code, map } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  sourceMaps.set(url, `data:application/json;base64,${Buffer.from(map).toString('base64')}`);
  return code;
}
