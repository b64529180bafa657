import { searchWords, swappedWords } from './search-words.ts';

it.each([
  ['  Dr. Asha   RAO ', ['dr', 'asha', 'rao']],
  ["O'Brien-Núñez", ['o', 'brien', 'núñez']],
  ['rao Rao RAO', ['rao']],
  ['हृदय', ['हृदय']],
  [`' :* & | ! ( ) \\ %`, []],
  ['\u0301 \u093f a\u0301', ['á']],
  ['1 2 3 4 5 6 7 8 9 10', ['1', '2', '3', '4', '5', '6', '7', '8']],
])('%j are the words %j', (typed, words) => {
  expect(searchWords(typed)).toEqual(words);
});

it.each([
  ['roa', ['rao']],
  ['snigh', ['singh', 'sngih', 'snihg']],
  ['lee', []],
  ['dr', []],
  ['a1b', []],
  ['dermatolgoy', []],
  // A sign that belongs to its letter goes with it.
  ['किरण', ['किणर']],
])('%j may be, with two letters the wrong way round, one of %j', (word, others) => {
  expect(swappedWords(word).sort()).toEqual(others);
});
