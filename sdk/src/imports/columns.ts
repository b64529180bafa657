import type { RowFault } from './faults.ts';

/** The two kinds of thing that are imported in bulk. */
export type ImportKind = 'doctors' | 'slots';

/** How the text of a cell becomes the value of a field. */
export type ValueKind = 'text' | 'list' | 'whole_number' | 'money';

/** A column of our own format: what the header says, and what the server calls it. */
export interface Column {
  readonly name: string;
  readonly field: string;
  readonly required: boolean;
  readonly value: ValueKind;
  /** One line for help and documentation. */
  readonly doc: string;
}

export const importKinds: readonly ImportKind[] = ['doctors', 'slots'];

/**
 * The format hospitals send, as data: the mapper, the help of the command line and the documentation all read it from here.
 * A column that is not required may be left out, and so may any of its cells: what is not said stays as it is on the server.
 */
export const importColumns: Record<ImportKind, readonly Column[]> = {
  doctors: [
    must(
      'external_id',
      'externalId',
      'the key of the doctor in your system; the same key again updates the doctor',
    ),
    must('full_name', 'fullName', 'the name patients see'),
    may('email', 'email', 'the address the doctor signs in with'),
    may('phone', 'phone', 'in international form, +919876543210'),
    may('licence_number', 'licenceNumber', 'the licence or registration number of the doctor'),
    may('specialties', 'specialties', 'one or more, parted by |: cardiology|internal medicine', 'list'),
    may('languages', 'languages', 'BCP 47 tags or English names parted by |: en|hi|kn', 'list'),
    may('location', 'location', 'the external id or the name of a location of the hospital'),
    may('credentials', 'credentials', 'letters after the name: MBBS, MD'),
    may('bio', 'bio', 'some sentences for the profile'),
    may('visit_type', 'visitType', 'the name of a visit type to create or update: First visit'),
    may('duration_minutes', 'durationMinutes', 'how long such a visit takes, in minutes', 'whole_number'),
    may('fee', 'feeMinor', 'its fee in major units, 500.00; converted exactly by its currency', 'money'),
    may('currency', 'currency', 'ISO 4217 code of the fee: INR'),
    may('mode', 'mode', 'in_person, video or phone'),
    may('payment', 'payment', 'online or at_visit'),
  ],
  slots: [
    may(
      'external_id',
      'externalId',
      'the key of the slot in your system; without one a slot is known by doctor and start',
    ),
    must('doctor_external_id', 'doctorExternalId', 'the external id of the doctor whose time it is'),
    may(
      'location',
      'location',
      'the external id or the name of the location; the location of the doctor when left out',
    ),
    must(
      'start',
      'start',
      'with an offset, 2030-05-06T09:00:00+05:30, or local to the location, 2030-05-06 09:00',
    ),
    must('end', 'end', 'in the same forms as start'),
    may('capacity', 'capacity', 'how many patients may book it, 1 to 500; 1 when left out', 'whole_number'),
    may('visit_type', 'visitType', 'the name of the only visit type it may be booked for'),
  ],
};

/**
 * What a rejects file has beside the columns of its input. They are passed over when such a file, corrected, is sent again.
 */
export const rejectColumns = ['line', 'field', 'code', 'message'] as const;

/** The column of our format a field of the server belongs to: `feeMinor` is `fee`. Unknown words are given back as they are. */
export function columnOfField(kind: ImportKind, field: string): string {
  return importColumns[kind].find((column) => column.field === field)?.name ?? field;
}

/** A fault as the sender of a file reads it: the server calls fields by its own names, in its sentences too, a file by ours. */
export function faultInColumns(kind: ImportKind, fault: RowFault): RowFault {
  const message = fault.message.replace(camelCase, (word) => columnOfField(kind, word));
  return { ...fault, field: columnOfField(kind, fault.field), message };
}

const camelCase = /\b[a-z]+(?:[A-Z][a-z]+)+\b/g;

function must(name: string, field: string, doc: string): Column {
  return { name, field, required: true, value: 'text', doc };
}

function may(name: string, field: string, doc: string, value: ValueKind = 'text'): Column {
  return { name, field, required: false, value, doc };
}
