import { type HealthWords, healthWords } from './health-words.ts';

const endOfSentence = /[.!?;\n।؟؛]+/u;
const languages = healthWords.map((words) => ({
  person: wholeWords(words, words.people),
  condition: wholeWords(words, words.conditions),
}));

/**
 * Whether a public text seems to tell of somebody else's health: in a patient's words a sentence that names a person and an
 * illness, in a hospital's reply any illness, for there it is the patient's. In English, Hindi and Arabic; a list of words is no
 * judge: the writer is warned, and nothing is refused by it.
 */
export function tellsHealthOfOthers(text: string, by: 'patient' | 'hospital'): boolean {
  return plain(text)
    .split(endOfSentence)
    .some((sentence) =>
      languages.some(
        ({ person, condition }) => condition.test(sentence) && (by === 'hospital' || person.test(sentence)),
      ),
    );
}

/** Signs that belong to a letter count as part of the word: vowels of Devanagari do. */
function wholeWords({ before = '', behind = '' }: HealthWords, alternatives: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{M}])${before}(?:${plain(alternatives)})${plain(behind)}(?![\\p{L}\\p{M}])`,
    'iu',
  );
}

/** One writing for what Arabic writes in several ways: without vowel signs and stretching, whatever an alif bears. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u064b-\u065f\u0670\u0640]/gu, '')
    .replaceAll(/[أإآٱ]/gu, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}
