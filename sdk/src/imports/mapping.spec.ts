import { ImportInputError } from './faults.ts';
import { readMapping } from './mapping.ts';

describe('readMapping', () => {
  it('reads short and long forms, resolves tables by name', () => {
    const mapping = readMapping({
      kind: 'doctors',
      tables: { words: { A1: 'cardiology', 2: 'neurology' } },
      refuse: [{ when: { column: 'Type', is: 2 }, code: 'organisation', message: 'No person.' }],
      fields: {
        external_id: 'NPI',
        full_name: { join: ['First', 'Last'], as: 'name' },
        specialties: { column: 'Code', table: 'words', otherwise: 'omit' },
        mode: { constant: 'in_person' },
      },
    });
    expect(mapping.fields['external_id']).toEqual({ columns: ['NPI'] });
    expect(mapping.fields['full_name']).toMatchObject({ columns: ['First', 'Last'], as: ['name'] });
    expect(mapping.fields['specialties']?.table).toEqual({ a1: 'cardiology', '2': 'neurology' });
    expect(mapping.refuse[0]?.when).toEqual({ column: 'Type', is: ['2'] });
    expect(mapping.repeat).toBe('send');
  });

  it('names every fault at once, each with its place', () => {
    const faults = faultsOf({
      kind: 'doctor',
      feilds: {},
      repeat: 'often',
      refuse: [{ when: { column: 'Type' }, code: '', message: 'x' }],
      fields: {
        external_id: { column: 'NPI', constant: 'x' },
        full_nam: 'Name',
        fee: { column: 'Fee', as: 'money', table: 'nowhere', complete: 'yes' },
      },
    });
    expect(faults.map(({ at, message }) => `${at} ${message}`)).toEqual([
      'feilds is not known here; did you mean fields?',
      'kind must be one of doctors, slots.',
      'refuse.0.code must not be empty.',
      'refuse.0.when give exactly one of filled and is.',
      'repeat must be one of send, same, first, refuse.',
      'fields.full_nam is not known here; did you mean full_name?',
      'fields.external_id give exactly one of column, join and constant.',
      'fields.fee.complete must be true or false.',
      'fields.fee.as must be one of lower, upper, whole_number_text, name, credentials, north_american_phone.',
      'fields.fee.table must be one of (none defined).',
    ]);
  });

  it('wants every required column to be made from something', () => {
    expect(
      faultsOf({ kind: 'slots', fields: { external_id: 'id', start: 's' } }).map(({ at }) => at),
    ).toEqual(['fields.doctor_external_id', 'fields.end']);
  });

  it.each([[null], ['text'], [[]], [7]])('refuses a document that is %j', (document) => {
    expect(faultsOf(document).length).toBeGreaterThan(0);
  });
});

function faultsOf(document: unknown) {
  try {
    readMapping(document);
  } catch (error) {
    if (error instanceof ImportInputError) return error.faults;
    throw error;
  }
  return [];
}
