import { HeaderIndex, nearestWord } from './header.ts';

describe('HeaderIndex', () => {
  it('finds a column whatever its case and the spaces around it', () => {
    const index = new HeaderIndex(['NPI', ' lst_nm', 'Cred ']);
    expect([
      index.position('npi'),
      index.position('LST_NM'),
      index.position('cred'),
      index.position('x'),
    ]).toEqual([0, 1, 2, -1]);
  });

  it('knows a column that is there twice', () => {
    const index = new HeaderIndex(['fee', 'Fee', 'mode']);
    expect([index.isRepeated('FEE'), index.isRepeated('mode')]).toEqual([true, false]);
  });
});

describe('nearestWord', () => {
  const words = ['external_id', 'full_name', 'fee', 'licence_number'];
  it.each([
    ['External ID', 'external_id'],
    ['externalid', 'external_id'],
    ['ful_name', 'full_name'],
    ['license_number', 'licence_number'],
    ['fees', 'fee'],
    ['efe', 'fee'],
  ])('%s was meant to be %s', (slip, word) => expect(nearestWord(slip, words)).toBe(word));

  it('does not guess at a word that resembles none', () => {
    expect(nearestWord('colour', words)).toBeUndefined();
  });
});
