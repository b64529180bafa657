import { readMapping } from '@smartmedconnect/sdk/imports';
import { KeptMappings } from './kept-mappings.ts';

const header = ['Staff No', 'Name'];
const mapping = readMapping({ kind: 'doctors', fields: { external_id: 'Staff No', full_name: 'Name' } });

describe('a mapping that was used', () => {
  beforeEach(() => localStorage.clear());
  const kept = new KeptMappings(localStorage);

  it('is there again for a file with the same columns, and for its rejects', () => {
    kept.keep(mapping, header);
    expect(kept.find('doctors', ['staff no ', 'NAME'])).toEqual(mapping);
    expect(kept.find('doctors', [...header, 'line', 'field', 'code', 'message'])).toEqual(mapping);
  });

  it('is not taken for other columns, nor for other rows', () => {
    kept.keep(mapping, header);
    expect(kept.find('doctors', [...header, 'Dept'])).toBeUndefined();
    expect(kept.find('slots', header)).toBeUndefined();
  });

  it('is replaced by the one used last, and gone after twenty others', () => {
    kept.keep(mapping, header);
    const later = { ...mapping, repeat: 'first' as const };
    kept.keep(later, header);
    expect(kept.find('doctors', header)).toEqual(later);
    for (let i = 0; i < 20; i++) kept.keep(mapping, [`Column ${i}`]);
    expect(kept.find('doctors', header)).toBeUndefined();
    expect(kept.find('doctors', ['Column 0'])).toEqual(mapping);
  });

  it.each([
    '{',
    '{"a":1}',
    '[1,["x"]]',
    '[["[\\"doctors\\",\\"staff no\\",\\"name\\"]",{"kind":"doctors"}]]',
  ])('is none when what is kept cannot be read: %s', (text) => {
    localStorage.setItem('smc.mappings', text);
    expect(kept.find('doctors', header)).toBeUndefined();
  });
});
