import {
  changesBetween,
  durationFault,
  feeFault,
  formOf,
  nameFault,
  newForm,
  visitTypeOf,
  type VisitType,
} from './visit-type-form.ts';

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

  it.each([
    ['a name', nameFault, ' ', 'Control'],
    ['a duration', durationFault, '4', '5'],
    ['a duration of at most a day’s work', durationFault, '481', '480'],
    ['whole minutes', durationFault, '12.5', '12'],
    ['a duration at all', durationFault, '', '20'],
    ['an amount', (typed: string) => feeFault(typed, 'INR'), '1.234', '1.23'],
    ['a fee, if it is none', (typed: string) => feeFault(typed, 'INR'), '', '0'],
  ])('needs %s', (_what, faultOf, wrong, right) => {
    expect([typeof faultOf(wrong), faultOf(right)]).toEqual(['string', undefined]);
  });
});
