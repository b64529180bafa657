import { fittingMappings } from './shipped-mappings.ts';

const texts: Readonly<Record<string, string>> = {
  nppes: 'kind: doctors\nfields: { external_id: NPI, full_name: Name }\n',
  'cms-clinicians': 'kind: doctors\nfields: { external_id: NPI, full_name: { join: [frst_nm, lst_nm] } }\n',
};
const given = globalThis.fetch;

/** The page's own server, as far as it has mappings. */
function serve(files: Readonly<Record<string, string>>): void {
  globalThis.fetch = async (url) => {
    const name = /mappings\/(.*)\.yaml$/.exec(String(url))?.[1] ?? '';
    return { ok: name in files, text: async () => files[name] } as Response;
  };
}

describe('the mappings that come with the product', () => {
  afterEach(() => (globalThis.fetch = given));
  const names = async (...offered: Parameters<typeof fittingMappings>) =>
    (await fittingMappings(...offered)).map(({ name }) => name);

  it('are offered for a file with their columns, and for no other', async () => {
    serve(texts);
    expect(await names('doctors', ['NPI', 'Name'])).toEqual(['nppes']);
    expect(await names('doctors', ['npi', 'frst_nm', 'lst_nm', 'Name'])).toEqual(['nppes', 'cms-clinicians']);
    expect(await names('doctors', ['external_id', 'full_name'])).toEqual([]);
    expect(await names('slots', ['NPI', 'Name'])).toEqual([]);
  });

  it('are not offered when they cannot be fetched or are none', async () => {
    serve({});
    expect(await names('doctors', ['NPI', 'Name'])).toEqual([]);
    serve({ nppes: 'fields: [' });
    expect(await names('doctors', ['NPI', 'Name'])).toEqual([]);
  });
});
