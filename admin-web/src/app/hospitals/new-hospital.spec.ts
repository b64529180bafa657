import { faultsOf, newHospitalOf, slugOf } from './new-hospital.ts';

const form = {
  ...{ name: ' St. Mary’s ', slug: 'st-marys', timeZone: 'Asia/Kolkata', currency: 'inr' },
  ...{ legalName: ' ', taxLine: 'GSTIN 29' },
};

describe('a new hospital', () => {
  it('is sent as it was typed, without what was left empty', () => {
    expect(newHospitalOf(form)).toEqual({
      ...{
        name: 'St. Mary’s',
        slug: 'st-marys',
        timeZone: 'Asia/Kolkata',
        currency: 'INR',
        taxLine: 'GSTIN 29',
      },
    });
  });

  it.each([
    ['/name', { name: ' ' }],
    ['/timeZone', { timeZone: '' }],
    ['/slug', { slug: 'St Marys' }],
    ['/slug', { slug: '' }],
    ['/currency', { currency: 'rupees' }],
  ])('needs %s as the API wants it', (pointer, wrong) => {
    expect(faultsOf(form)).toEqual([]);
    expect(faultsOf({ ...form, ...wrong })).toMatchObject([{ pointer }]);
  });

  it.each([
    ['St. Mary’s Hôpital', 'st-marys-hopital'],
    ['City — East & West', 'city-east-west'],
    ['अस्पताल', ''],
    [`${'long '.repeat(11)}name`, 'long-long-long-long-long-long-long-long-long-long-long-name'],
    [`${'long '.repeat(12)}name`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
  ])('called %s has the short name %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
