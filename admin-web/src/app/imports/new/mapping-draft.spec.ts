import { createRowMapper, readMapping } from '@smartmedconnect/sdk/imports';
import { checkMapping, guessedMapping, isOwnFormat, unusedColumns, withField } from './mapping-draft.ts';

const own = ['external_id', 'Full_Name', 'fee', 'currency'];
const foreign = ['Staff No', 'Name', 'Colour'];

describe('a mapping made by hand', () => {
  it('begins with a guess, and names what every row needs and nothing fills', () => {
    const guess = guessedMapping('doctors', ['Name', 'Colour']);
    expect(checkMapping(guess, ['Name', 'Colour'], 'INR')).toMatchObject({
      isReady: false,
      missing: ['external_id'],
      faults: [],
    });
    const mapped = withField(guess, 'external_id', { columns: ['Colour'] });
    expect(checkMapping(mapped, ['Name', 'Colour'], 'INR')).toMatchObject({ isReady: true, faults: [] });
    expect(unusedColumns(guess, ['Name', 'Colour', ' '])).toEqual(['Colour']);
  });

  it('counts a fixed value that says nothing as missing', () => {
    const mapping = withField(guessedMapping('doctors', foreign), 'full_name', { constant: ' ' });
    expect(checkMapping(mapping, foreign, 'INR').missing).toEqual(['full_name']);
  });

  it('names a column that is there twice once it is used', () => {
    const header = ['Staff No', 'Name', 'name'];
    const { mapper, faults } = checkMapping(guessedMapping('doctors', header), header, 'INR');
    expect(mapper).toBeUndefined();
    expect(faults.map(({ code }) => code)).toEqual(['repeated_column']);
  });

  it('takes a field away again', () => {
    const mapping = withField(guessedMapping('doctors', foreign), 'full_name', undefined);
    expect(Object.keys(mapping.fields)).toEqual(['external_id']);
  });
});

describe('a file in our own format', () => {
  it('needs no mapping, so its content is that of the command line', () => {
    const mapping = guessedMapping('doctors', own);
    expect(isOwnFormat(mapping, own)).toBe(true);
    expect(checkMapping(mapping, own, 'INR').mapper?.fingerprint).toBe(
      createRowMapper({ kind: 'doctors', header: own, defaultCurrency: 'INR' }).fingerprint,
    );
    const rejects = [...own, 'line', 'field', 'code', 'message'];
    expect(isOwnFormat(guessedMapping('doctors', rejects), rejects)).toBe(true);
  });

  it.each([
    ['a column is left out', withField(guessedMapping('doctors', own), 'fee', undefined), own],
    [
      'a column is treated',
      withField(guessedMapping('doctors', own), 'fee', { columns: ['fee'], as: ['upper'] }),
      own,
    ],
    ['a fixed value comes in', withField(guessedMapping('doctors', own), 'mode', { constant: 'video' }), own],
    ['repeats are passed over', { ...guessedMapping('doctors', own), repeat: 'first' as const }, own],
    ['there is a column nobody knows', guessedMapping('doctors', [...own, 'colour']), [...own, 'colour']],
  ])('has a mapping as soon as %s', (_, mapping, header) => {
    expect(isOwnFormat(mapping, header)).toBe(false);
  });

  it('is one too when the mapping was read from a document that says the same', () => {
    const document = {
      kind: 'doctors',
      fields: { external_id: 'external_id', full_name: { column: 'Full_Name' } },
    };
    expect(isOwnFormat(readMapping(document), own.slice(0, 2))).toBe(true);
  });
});
