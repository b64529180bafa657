/** Lints texts as if they stood at the given places, which may not exist: [{ filePath, text }] → [[rule, …], …] */
import { ESLint } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { root } from '../prepare.mjs';

// Rules that need types cannot be asked about files that are not there; the type check of the workspace has them.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });
const answers = [];
for (const { filePath, text } of JSON.parse(process.argv[2])) {
  const [result] = await eslint.lintText(text, { filePath: join(root, filePath) });
  answers.push([...new Set(result.messages.map(({ ruleId, message }) => ruleId ?? message))]);
}
process.stdout.write(JSON.stringify(answers));
