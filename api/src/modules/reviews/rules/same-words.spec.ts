import { sameWords } from './same-words.ts';

describe('two texts', () => {
  it.each([
    ['You have gout.', 'You have gout.'],
    ['You have gout.', ' you have  GOUT!\n'],
    ['आपको गठिया है।', 'आपको गठिया है'],
    ['You have\u200B gout', 'You have gout'],
  ])('%j and %j say the same', (one, other) => expect(sameWords(one, other)).toBe(true));

  it.each([
    ['You have gout.', 'Thank you.'],
    ['आपको गठिया है।', 'धन्यवाद।'],
    ['You have gout', 'You haven gout'],
    ['!!', '??'],
    ['🙏', '👎'],
  ])('%j and %j do not', (one, other) => expect(sameWords(one, other)).toBe(false));
});
