import type { ImportKind } from '@smartmedconnect/sdk/imports';
import type { Stage, Step } from './steps.ts';

export const stageLabels: Readonly<Record<Stage, string>> = {
  file: $localize`File`,
  columns: $localize`Columns`,
  dry_run: $localize`Dry run`,
  import: $localize`Import`,
};

/** What is wrong with a file, in a few words; the engine's own sentence says where. */
export const faultTitles: Readonly<Record<string, string>> = {
  not_utf8: $localize`The file is not UTF-8`,
  empty: $localize`There is nothing to import`,
  quotes: $localize`A quote is out of place`,
  format: $localize`The file is of another format`,
  workbook: $localize`The file is a workbook: save its sheet as CSV (UTF-8), or use the command line`,
  unreadable: $localize`The browser cannot read the file any more: choose it again`,
  insecure: $localize`Imports need a page that came over HTTPS`,
  missing_column: $localize`A column is missing`,
  unknown_column: $localize`A column is not known`,
  repeated_column: $localize`A column is there twice`,
  not_yaml: $localize`The mapping is not YAML`,
  wrong_kind: $localize`The mapping is for other rows`,
};

/** What each of our columns wants, for people whose file has other names. */
export const columnWords: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  doctors: {
    external_id: $localize`The key of the doctor in your system. The same key again updates the doctor.`,
    full_name: $localize`The name patients see.`,
    email: $localize`The address the doctor signs in with.`,
    phone: $localize`In international form: +919876543210.`,
    licence_number: $localize`The licence or registration number.`,
    specialties: $localize`One or more, parted by a bar: cardiology|internal medicine.`,
    languages: $localize`Tags or English names, parted by a bar: en|hi|kn.`,
    location: $localize`The external id or the name of a location of the hospital.`,
    credentials: $localize`Letters after the name: MBBS, MD.`,
    bio: $localize`Some sentences for the profile.`,
    visit_type: $localize`The name of a visit type to create or update: First visit.`,
    duration_minutes: $localize`How long such a visit takes, in whole minutes.`,
    fee: $localize`In major units with a point, without symbol or thousands separator: 500.00.`,
    currency: $localize`The ISO 4217 code of the fee: INR. The hospital’s when left out.`,
    mode: $localize`in_person, video or phone.`,
    payment: $localize`online or at_visit.`,
  },
  slots: {
    external_id: $localize`The key of the slot in your system. Without one a slot is known by doctor and start.`,
    doctor_external_id: $localize`The external id of the doctor whose time it is.`,
    location: $localize`The external id or the name of the location; the doctor’s when left out.`,
    start: $localize`With an offset, 2030-05-06T09:00:00+05:30, or local to the location, 2030-05-06 09:00. A day and a time in two columns are joined.`,
    end: $localize`In the same forms as start.`,
    capacity: $localize`How many patients may book it, 1 to 500; 1 when left out.`,
    visit_type: $localize`The name of the only visit type it may be booked for.`,
  },
};

export const treatmentLabels: Readonly<Record<string, string>> = {
  lower: $localize`lower case`,
  upper: $localize`UPPER CASE`,
  whole_number_text: $localize`number without .0 (1679576722.0 → 1679576722)`,
  name: $localize`name out of capitals (O'BRIEN → O'Brien)`,
  credentials: $localize`degrees (M.D., PH.D. → MD, PhD)`,
  north_american_phone: $localize`ten digits of North America (→ +1…)`,
};

export const otherwiseLabels: Readonly<Record<'refuse' | 'keep' | 'omit', string>> = {
  refuse: $localize`refuse the row`,
  keep: $localize`keep the value as it is`,
  omit: $localize`leave the column out`,
};

export const repeatLabels: Readonly<Record<'send' | 'same' | 'first' | 'refuse', string>> = {
  send: $localize`take it when it adds a visit type to the doctor, else refuse it`,
  same: $localize`pass it over when it says the same, else refuse it`,
  first: $localize`pass it over`,
  refuse: $localize`refuse it`,
};

export const stepTitles: Readonly<Record<Step, string>> = {
  file: $localize`Choose a file`,
  columns: $localize`Say which column is which`,
  trying: $localize`Dry run: every row is judged, nothing is changed`,
  tried: $localize`What the import would do`,
  importing: $localize`The rows are going in`,
  done: $localize`The rows are in`,
};
