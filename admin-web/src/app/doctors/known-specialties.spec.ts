import { knownSpecialties } from './known-specialties.ts';

describe('the specialties suggested while a filter is typed', () => {
  it('are those met so far, each once, in alphabetical order', () => {
    const doctors = [{ specialties: ['Neurology', 'Cardiology'] }, { specialties: ['Cardiology'] }];
    expect(knownSpecialties(['Dermatology'], doctors)).toEqual(['Cardiology', 'Dermatology', 'Neurology']);
  });
});
