import { guessedMapping } from './mapping-draft.ts';
import { mappingText, readMappingText } from './mapping-file.ts';

describe('a mapping as a file', () => {
  it('is YAML as a person would write it, and is read again as what it was', async () => {
    const mapping = guessedMapping('doctors', ['Staff No', 'First Name', 'Last Name']);
    const text = await mappingText(mapping);
    expect(text).toBe(
      'kind: doctors\nfields:\n  external_id: Staff No\n  full_name:\n    join:\n      - First Name\n      - Last Name\n',
    );
    expect(await readMappingText(text, 'mapping.yaml')).toEqual({
      ...mapping,
      fields: { ...mapping.fields, full_name: { columns: ['First Name', 'Last Name'], otherwise: 'refuse' } },
    });
  });

  it('that is none is refused with every fault and its place', async () => {
    await expect(readMappingText('kind: doctors\nfields: {', 'x.yaml')).rejects.toMatchObject({
      faults: [{ at: 'line 2', code: 'not_yaml' }],
    });
    await expect(readMappingText('kind: doctor\nfeilds: {}', 'x.yaml')).rejects.toMatchObject({
      name: 'ImportInputError',
    });
  });
});
