import { partsOf } from './message-parts.mjs';

/** The letters each language is written in: a translation without any has been left in English. */
const scripts = { hi: /\p{Script=Devanagari}/u, ar: /\p{Script=Arabic}/u };

/** What is wrong with a translation, beside being wrong: a list of sentences, empty when nothing is. */
export function messageFaults(source, translation, language) {
  const wanted = partsOf(source);
  const found = partsOf(translation);
  const script = scripts[language];
  return [
    ...(script === undefined || script.test(translation) || !says(source)
      ? []
      : ['is still in another script']),
    ...without(wanted.placeholders, found.placeholders).map((name) => `lost {${name}}`),
    ...without(found.placeholders, wanted.placeholders).map((name) => `invented {${name}}`),
    ...wanted.choices.flatMap((choice) => choiceFaults(choice, found.choices, language)),
  ];
}

/** A choice within white space is a message of its own around it, of which nothing is to be translated. */
function says(source) {
  return /\p{L}/u.test(source.replace(/\{\$\w+\}/g, ''));
}

function choiceFaults({ variable, kind, cases }, choices, language) {
  const found = choices.find((choice) => choice.variable === variable && choice.kind === kind);
  if (found === undefined) return [`lost the ${kind} by ${variable}`];
  const needed =
    kind === 'plural' ? new Intl.PluralRules(language).resolvedOptions().pluralCategories : cases;
  // A language may name a number of its own (`=0`), never a category it does not have.
  const known =
    kind === 'plural' ? [...needed, ...found.cases.filter((name) => /^=\d+$/.test(name))] : needed;
  return [
    ...without(needed, found.cases).map((name) => `lacks the case ${name} of ${variable}`),
    ...without(found.cases, known).map((name) => `has a case ${name} of ${variable} that is never used`),
  ];
}

function without(names, others) {
  return [...new Set(names)].filter((name) => !others.includes(name)).sort();
}
