import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readMapping } from './mapping.ts';
import { mappingDocument } from './mapping-document.ts';

const shipped = join(import.meta.dirname, '../../../cli/mappings');

describe('a mapping written down', () => {
  it.each(readdirSync(shipped).filter((name) => name.endsWith('.yaml')))(
    'is read into the same mapping again: %s',
    (name) => {
      const mapping = readMapping(parse(readFileSync(join(shipped, name), 'utf8')), name);
      expect(readMapping(parse(stringify(mappingDocument(mapping))))).toEqual(mapping);
    },
  );

  it('is as short as a person would write it', () => {
    const document = {
      kind: 'slots',
      repeat: 'first',
      fields: {
        doctor_external_id: 'Doctor',
        start: { join: ['Day', 'Time'] },
        end: { column: 'Until', optional: true },
        visit_type: { constant: 'First visit' },
        location: { column: 'Site', table: { a: 'MAIN' }, as: ['upper', 'lower'], otherwise: 'omit' },
        external_id: { column: 'Key', as: 'upper' },
      },
    };
    expect(mappingDocument(readMapping(document))).toEqual(document);
  });

  it('keeps what it does not show: rows to refuse and to pass over', () => {
    const when = {
      all: [{ column: 'A', is: ['x'] }, { any: [{ column: 'B', filled: false, optional: true }] }],
    };
    const document = {
      kind: 'doctors',
      title: 'Ours',
      empty: ['-'],
      skip: [{ when, reason: 'tests' }],
      refuse: [{ when, code: 'gone', message: 'Gone.' }],
      fields: { external_id: 'Id', full_name: 'Name' },
    };
    expect(mappingDocument(readMapping(document))).toEqual(document);
  });
});
