import type { components } from '@smartmedconnect/sdk';
import type { Doctor } from './doctor.ts';

export type DoctorChanges = components['schemas']['DoctorChanges'];
export type ProfileField =
  'fullName' | 'credentials' | 'email' | 'phone' | 'licenceNumber' | 'specialties' | 'languages' | 'bio';

export const profileLabels: Readonly<Record<ProfileField, string>> = {
  fullName: $localize`Name`,
  credentials: $localize`Credentials`,
  email: $localize`Email`,
  phone: $localize`Phone, with country code`,
  licenceNumber: $localize`Licence number`,
  specialties: $localize`Specialties, with commas between`,
  languages: $localize`Languages, with commas between`,
  bio: $localize`About`,
};

const all = Object.keys(profileLabels) as readonly ProfileField[];

/** What somebody may change of a profile: doctors what is theirs to say, the hospital and admins the rest as well. */
export function fieldsOf(role: string | undefined): readonly ProfileField[] {
  return role === 'doctor' ? ['phone', 'languages', 'bio'] : all;
}

/** As it stands in a field. */
export function written(doctor: Doctor, field: ProfileField): string {
  const value = doctor[field];
  return typeof value === 'object' && value !== null ? value.join(', ') : (value ?? '');
}

/** Only what differs from what was read; an emptied field is taken away. */
export function profileChanges(doctor: Doctor, typed: ReadonlyMap<ProfileField, string>): DoctorChanges {
  const changed = [...typed].filter(([field, text]) => text.trim() !== written(doctor, field).trim());
  return Object.fromEntries(changed.map(([field, text]) => [field, valueOf(field, text)]));
}

function valueOf(field: ProfileField, text: string): string | string[] | null {
  if (field === 'specialties' || field === 'languages') {
    return text
      .split(/[,،|]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }
  return text.trim() === '' && field !== 'fullName' ? null : text.trim();
}
