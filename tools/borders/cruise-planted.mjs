/** Cruises fixtures one after the other, each as if it were the whole project: [name, …] → { name: summary, or { refused } } */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { root } from '../prepare.mjs';

const require = createRequire(import.meta.url);
const config = join(root, '.dependency-cruiser.cjs');
const answers = {};
for (const name of JSON.parse(process.argv[2])) {
  process.chdir(join(root, 'tools', 'borders', 'fixtures', name));
  answers[name] = await summaryOf().catch(({ message }) => ({ refused: message }));
}
process.stdout.write(JSON.stringify(answers));

/** The rules look at the folder they are loaded in, so they are loaded anew for each. */
async function summaryOf() {
  delete require.cache[config];
  const { forbidden, options } = require(config);
  const { output } = await cruise(readdirSync('.'), { ...options, ruleSet: { forbidden }, validate: true });
  return output.summary;
}
