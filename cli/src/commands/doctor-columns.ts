import type { components } from '@smartmedconnect/sdk';
import { majorUnits } from '@smartmedconnect/sdk/imports';
import type { Column } from '../output.ts';

type Doctor = components['schemas']['Doctor'];

/** A row of an import: a doctor, with one of the kinds of visit that can be booked. */
export interface DoctorRow {
  doctor: Doctor;
  visitType: Doctor['visitTypes'][number] | undefined;
}

/** A doctor as an import says it: a row for each visit type, and one for a doctor who has none. */
export function rowsOfDoctor(doctor: Doctor): DoctorRow[] {
  const { visitTypes } = doctor;
  return visitTypes.length === 0
    ? [{ doctor, visitType: undefined }]
    : visitTypes.map((visitType) => ({ doctor, visitType }));
}

/** Every column of an import of doctors: what is exported goes in again and changes nothing. */
export const doctorColumns: Column<DoctorRow>[] = [
  { title: 'external_id', value: ({ doctor }) => doctor.externalId },
  { title: 'full_name', value: ({ doctor }) => doctor.fullName },
  { title: 'email', value: ({ doctor }) => doctor.email },
  { title: 'phone', value: ({ doctor }) => doctor.phone },
  { title: 'licence_number', value: ({ doctor }) => doctor.licenceNumber },
  { title: 'specialties', value: ({ doctor }) => doctor.specialties.join('|') },
  { title: 'languages', value: ({ doctor }) => doctor.languages.join('|') },
  { title: 'location', value: ({ doctor }) => doctor.location?.externalId ?? doctor.location?.name },
  { title: 'credentials', value: ({ doctor }) => doctor.credentials },
  { title: 'bio', value: ({ doctor }) => doctor.bio },
  { title: 'visit_type', value: ({ visitType }) => visitType?.name },
  { title: 'duration_minutes', value: ({ visitType }) => visitType?.durationMinutes },
  {
    title: 'fee',
    value: ({ visitType }) => visitType && majorUnits(visitType.fee.amountMinor, visitType.fee.currency),
  },
  { title: 'currency', value: ({ visitType }) => visitType?.fee.currency },
  { title: 'mode', value: ({ visitType }) => visitType?.mode },
  { title: 'payment', value: ({ visitType }) => visitType?.payment },
];
