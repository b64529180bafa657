import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { apiDescription } from './api-description.ts';
import { createApp } from './create-app.ts';
import { openApiDocument } from './platform/openapi/document.ts';
import { toYaml } from './platform/openapi/yaml.ts';
import { readSettings } from './platform/settings/settings.ts';

/**
 * Writes openapi.yaml at the root of the repository (or to the path given) from the routes as they are declared. Needs no
 * database: the application is put together, not started. With `--check` writes nothing, and fails when the file is not current.
 */
const [file = resolve(import.meta.dirname, '../../../openapi.yaml')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
const settings = readSettings({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://nobody@localhost/none',
  LOG_LEVEL: 'silent',
  JOBS: 'off',
});
const app = await createApp(settings);
const yaml = toYaml(openApiDocument(app, apiDescription));
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== yaml) {
    process.stderr.write(`${file} is not current: run \`npm run generate\` and commit it.\n`);
    process.exitCode = 1;
  }
} else {
  await writeFile(file, yaml);
}
await app.close();
