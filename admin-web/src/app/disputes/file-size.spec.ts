import { sizeWords } from './file-size.ts';

describe('how long a file is', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [24, '24 bytes'],
    [14_200, '14 kB'],
    [2_140_000, '2.1 MB'],
  ])('%d is told as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
