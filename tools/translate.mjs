/**
 * npm run translate: writes what is missing in each language of the portal to artifacts/missing-translations.json, the English
 * words beside their names, and drops what is not used any more.
 *
 *   npm run translate -- artifacts/missing-translations.json    takes in what has been translated in such a file
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, root } from './prepare.mjs';
import { Failure, reportFailure, step } from './steps.mjs';
import { catalogueFaults, missingFrom, withKnown, writeCatalogue } from './translations/catalogue.mjs';
import { messageFaults } from './translations/message-faults.mjs';
import { portalMessages } from './translations/messages.mjs';

const languages = ['hi', 'ar'];
const missingFile = 'artifacts/missing-translations.json';

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);

async function main(filled) {
  await prepare(import.meta.url);
  try {
    const messages = await step('Collected the messages', portalMessages);
    const additions = filled === undefined ? {} : JSON.parse(readFileSync(resolve(filled), 'utf8'));
    refuseFaulty(additions, messages);
    const missing = {};
    for (const language of languages) {
      const translations = { ...withKnown(onDisk(language), messages), ...additions[language] };
      writeFileSync(pathOf(language), writeCatalogue(language, translations, messages));
      missing[language] = missingFrom(translations, messages);
    }
    tell(missing);
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

/** A step of `npm test`: every message in every language, none too many, each with its placeholders and its plurals. */
export async function translations() {
  const messages = await portalMessages();
  const faults = languages.flatMap((language) => catalogueFaults(language, onDisk(language), messages));
  const note = `${Object.keys(messages).length} messages`;
  return {
    passed: faults.length === 0,
    note,
    output: `Run npm run translate (admin-web/README.md says how).\n\n${faults.join('\n')}`,
  };
}

function refuseFaulty(additions, messages) {
  const faults = Object.entries(additions).flatMap(([language, texts]) =>
    Object.entries(texts)
      .filter(([id]) => id in messages)
      .flatMap(([id, text]) =>
        messageFaults(messages[id], text, language).map((fault) => `${id} ${fault}: ${text}`),
      ),
  );
  if (faults.length > 0) throw new Failure(`Nothing was taken in:\n${faults.join('\n')}`);
}

function tell(missing) {
  const counts = Object.entries(missing).map(([language, texts]) => [language, Object.keys(texts).length]);
  if (counts.every(([, count]) => count === 0)) {
    console.log('Every message is there in every language.');
    return;
  }
  mkdirSync(dirname(join(root, missingFile)), { recursive: true });
  writeFileSync(join(root, missingFile), `${JSON.stringify(missing, undefined, 2)}\n`);
  const summary = counts.map(([language, count]) => `${count} in ${language}`).join(', ');
  console.log(
    `Missing: ${summary}. Their English words are in ${missingFile}; put the translations in their place, then`,
  );
  console.log(`npm run translate -- ${missingFile}`);
}

function onDisk(language) {
  return readFileSync(pathOf(language), 'utf8');
}

function pathOf(language) {
  return join(root, `admin-web/src/locale/messages.${language}.arb`);
}
