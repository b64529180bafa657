import { changesBetween, faultsOf, formOf, newForm, visitTypeOf, type VisitType } from './visit-type-form.ts';

const visitType = {
  ...{ name: 'First visit', durationMinutes: 30, fee: { amountMinor: 50_000, currency: 'INR' } },
  ...{ mode: 'in_person', payment: 'at_visit', active: true, version: 4 },
} as VisitType;

describe('what is sent of a kind of visit', () => {
  it('is nothing when nothing was changed', () => {
    expect(changesBetween(visitType, visitTypeOf(formOf(visitType), 'INR'))).toEqual({});
  });

  it('is what was changed alone', () => {
    const form = { ...formOf(visitType), name: ' First visit ', durationMinutes: '45', fee: '600,5' };
    expect(changesBetween(visitType, visitTypeOf(form, 'INR'))).toEqual({
      durationMinutes: 45,
      fee: { amountMinor: 60_050, currency: 'INR' },
    });
    const other = { ...formOf(visitType), mode: 'video', payment: 'online' } as const;
    expect(changesBetween(visitType, visitTypeOf(other, 'INR'))).toEqual({
      mode: 'video',
      payment: 'online',
    });
  });

  it('is all of a new one, in the currency of the hospital', () => {
    expect(visitTypeOf({ ...newForm, name: 'Control', fee: '3000' }, 'JPY')).toEqual({
      ...{ name: 'Control', durationMinutes: 30, fee: { amountMinor: 3000, currency: 'JPY' } },
      ...{ mode: 'in_person', payment: 'at_visit' },
    });
  });

  const right = { ...newForm, name: 'Control', fee: '0' };

  it.each([
    ['a name', '/name', { name: ' ' }],
    ['a duration', '/durationMinutes', { durationMinutes: '' }],
    ['a duration one can do something in', '/durationMinutes', { durationMinutes: '4' }],
    ['a duration within a day’s work', '/durationMinutes', { durationMinutes: '481' }],
    ['whole minutes', '/durationMinutes', { durationMinutes: '12.5' }],
    ['a fee, if it is none', '/fee', { fee: '' }],
    ['a fee as the currency has it', '/fee', { fee: '1.234' }],
  ])('needs %s', (_what, pointer, wrong) => {
    expect(faultsOf(right, 'INR')).toEqual([]);
    expect(faultsOf({ ...right, ...wrong }, 'INR')).toMatchObject([{ pointer }]);
  });
});
