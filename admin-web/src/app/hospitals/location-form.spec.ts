import { addressWords, changesOf, faultsOf, formOf, newLocationOf, type Location } from './location-form.ts';

const clinic = {
  ...{
    name: 'Clinic',
    addressLine: '100 Feet Road 42',
    city: 'Bengaluru',
    region: null,
    postalCode: '560038',
  },
  ...{ country: 'IN', phone: null, timeZone: 'Asia/Kolkata' },
} as Location;

describe('a site of a hospital', () => {
  it('is where the hospital is, until somebody says otherwise', () => {
    const form = { ...formOf(undefined, 'Asia/Kolkata'), name: ' East ', country: 'in' };
    expect(newLocationOf(form)).toEqual({ name: 'East', country: 'IN', timeZone: 'Asia/Kolkata' });
  });

  it('is changed by what differs alone, an emptied field taken away', () => {
    const form = formOf(clinic, 'Asia/Dubai');
    expect(changesOf(clinic, form)).toEqual({});
    expect(changesOf(clinic, { ...form, city: ' ', region: 'Karnataka', timeZone: '' })).toEqual({
      city: null,
      region: 'Karnataka',
    });
  });

  it('has a name, and a country in two letters if any', () => {
    const form = formOf(clinic, 'Asia/Kolkata');
    expect(faultsOf(form)).toEqual([]);
    expect(faultsOf({ ...form, name: '', country: 'India' })).toMatchObject([
      { pointer: '/name' },
      { pointer: '/country' },
    ]);
  });

  it('is told in a line, without what is not known', () => {
    expect(addressWords(clinic)).toBe('100 Feet Road 42, 560038, Bengaluru, IN');
  });
});
