import type { Doctor } from './doctor.ts';
import { fieldsOf, profileChanges, written } from './profile-form.ts';

const doctor = {
  ...{ fullName: 'Dr. Asha Rao', credentials: 'MBBS', email: 'asha@example.com', phone: null },
  ...{ licenceNumber: 'KA-1', specialties: ['cardiology'], languages: ['en', 'hi'], bio: null },
} as Doctor;

describe('what is sent of a profile', () => {
  it('is nothing when nothing was changed', () => {
    const typed = new Map(fieldsOf('staff').map((field) => [field, written(doctor, field)]));
    expect(profileChanges(doctor, typed)).toEqual({});
  });

  it('is what was changed alone: lists taken apart, emptied fields taken away', () => {
    const typed = new Map([
      ['fullName', 'Dr. Asha Rao'],
      ['credentials', ' '],
      ['languages', 'en, hi ,  kn,'],
      ['bio', ' Hearts. '],
    ] as const);
    expect(profileChanges(doctor, typed)).toEqual({
      credentials: null,
      languages: ['en', 'hi', 'kn'],
      bio: 'Hearts.',
    });
  });

  it('is for doctors what they may say of themselves', () => {
    expect(fieldsOf('doctor')).toEqual(['phone', 'languages', 'bio']);
    expect(fieldsOf('admin')).toContain('licenceNumber');
  });
});
