import { messageFaults } from './message-faults.mjs';

/**
 * The translations of one language as they are kept: ARB, so that each stands beside the English it is of. The name of a message
 * is made of its English words, so one whose words have changed is another message, and the old one is not used any more.
 */
export function readCatalogue(text) {
  return Object.fromEntries(Object.entries(JSON.parse(text)).filter(([key]) => !key.startsWith('@')));
}

/**
 * With what is known under other names: Angular names a message by its words and the blanks around them, and where a template breaks its
 * lines puts a blank there or not. (The very same words under two names are told apart by their meaning, and translated twice.)
 */
export function withKnown(text, messages) {
  const translations = readCatalogue(text);
  const shown = Object.entries(JSON.parse(text)).filter(([key]) => /^@\d/.test(key));
  const known = new Map(
    shown.map(([key, { source_text: words }]) => [words.trim(), { words, id: key.slice(1) }]),
  );
  const found = Object.entries(missingFrom(translations, messages)).flatMap(([id, words]) => {
    const same = known.get(words.trim());
    return same === undefined || same.words === words ? [] : [[id, translations[same.id]]];
  });
  return { ...translations, ...Object.fromEntries(found) };
}

/** Sorted by name and not by place: two people who add screens on the same day rarely touch the same line. */
export function writeCatalogue(language, translations, messages) {
  const entries = Object.keys(translations)
    .filter((id) => id in messages)
    .sort()
    .flatMap((id) => [
      [id, blanksAs(messages[id], translations[id])],
      [`@${id}`, { source_text: messages[id] }],
    ]);
  return `${JSON.stringify({ '@@locale': language, ...Object.fromEntries(entries) }, undefined, 2)}\n`;
}

function blanksAs(source, translation) {
  const [before] = /^\s*/.exec(source);
  const [after] = /\s*$/.exec(source);
  return before + translation.trim() + after;
}

/** The messages without a translation, with their English words. */
export function missingFrom(translations, messages) {
  return Object.fromEntries(Object.entries(messages).filter(([id]) => !(id in translations)));
}

/** What keeps a catalogue from being shown to people, one sentence each. */
export function catalogueFaults(language, text, messages) {
  const translations = readCatalogue(text);
  const used = Object.entries(translations).filter(([id]) => id in messages);
  const faults = [
    ...Object.entries(missingFrom(translations, messages)).map(([id, words]) => `${id} is missing: ${words}`),
    ...Object.keys(translations)
      .filter((id) => !(id in messages))
      .map((id) => `${id} is of no message any more: ${translations[id]}`),
    ...used.flatMap(([id, translation]) =>
      messageFaults(messages[id], translation, language).map((fault) => `${id} ${fault}: ${translation}`),
    ),
  ];
  if (faults.length === 0 && text !== writeCatalogue(language, translations, messages)) {
    faults.push('is not in order, or shows other English words than the screens');
  }
  return faults.map((fault) => `${language}: ${fault}`);
}
