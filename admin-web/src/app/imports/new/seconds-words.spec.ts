import { secondsWords } from './seconds-words.ts';

describe('how long it will take', () => {
  it.each([
    [0.2, '0 sec'],
    [44.6, '45 sec'],
    [61, '2 min'],
    [3599, '60 min'],
    [3600, '1 hr'],
    [3900, '1 hr 5 min'],
  ])('%s s is told as %s', (seconds, words) => {
    expect(secondsWords(seconds, 'en')).toBe(words);
  });
});
