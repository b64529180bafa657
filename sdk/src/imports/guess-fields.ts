import { importColumns, rejectColumns, type ImportKind } from './columns.ts';
import { headerKey, letters, nearestWord } from './header.ts';
import type { FieldSpec } from './mapping.ts';

/**
 * What the columns of somebody else's file are probably meant for: by our own names, by the names such columns have elsewhere, and by our names
 * with a slip of the keyboard in them. A guess, to be shown to a person before anything rests on it. No column is taken twice.
 */
export function guessFields(kind: ImportKind, header: readonly string[]): Record<string, FieldSpec> {
  const free = new Map<string, string>();
  for (const name of header) {
    const key = letters(name);
    const isOurs = (rejectColumns as readonly string[]).includes(headerKey(name));
    if (key !== '' && !isOurs && !free.has(key)) free.set(key, name.trim());
  }
  const take = (key: string): string | undefined => {
    const name = free.get(key);
    free.delete(key);
    return name;
  };
  const found = new Map<string, string[]>();
  const columns = importColumns[kind].map(({ name }) => name);
  const unfound = () => columns.filter((column) => !found.has(column));
  const note = (column: string, ...names: (string | undefined)[]): void => {
    const here = names.filter((name) => name !== undefined);
    if (here.length > 0) found.set(column, here);
  };
  for (const column of columns) note(column, take(letters(column)));
  for (const column of unfound()) {
    const alias = aliases[kind][column]?.find((word) => free.has(word));
    if (alias !== undefined) note(column, take(alias));
  }
  if (kind === 'doctors' && !found.has('full_name')) note('full_name', ...nameParts(free).map(take));
  for (const column of unfound()) {
    const near = column.length < shortestToMisspell ? undefined : nearestWord(column, [...free.values()]);
    if (near !== undefined) note(column, take(letters(near)));
  }
  const day = days.find((word) => free.has(word));
  if (kind === 'slots' && day !== undefined) withDay(found, free.get(day) ?? day);
  return Object.fromEntries(
    columns.flatMap((column) => (found.has(column) ? [[column, { columns: found.get(column)! }]] : [])),
  );
}

/** `fee` with one letter changed is too many other words. */
const shortestToMisspell = 5;

/** First and last name apart are one name together. */
function nameParts(free: ReadonlyMap<string, string>): string[] {
  const first = firstNames.find((word) => free.has(word));
  const last = lastNames.find((word) => free.has(word));
  return first !== undefined && last !== undefined ? [first, last] : [];
}

/** Where the day has a column of its own, the others hold only the time. */
function withDay(found: Map<string, string[]>, day: string): void {
  for (const column of ['start', 'end']) {
    const time = found.get(column);
    if (time !== undefined) found.set(column, [day, ...time]);
  }
}

const days = ['date', 'day', 'slotdate', 'appointmentdate'];
const firstNames = ['firstname', 'givenname', 'forename', 'first', 'vorname', 'prenom'];
const lastNames = ['lastname', 'surname', 'familyname', 'last', 'nachname', 'nom'];

const keys = ['id', 'externalid', 'key', 'code', 'reference', 'ref'];
const doctorKeys = ['doctorid', 'doctorcode', 'doctorno', 'staffid', 'staffno', 'employeeid', 'npi'];

/** How such columns are called elsewhere, in letters alone, the surest first. */
const aliases: Record<ImportKind, Readonly<Record<string, readonly string[]>>> = {
  doctors: {
    external_id: [...doctorKeys, 'physicianid', 'providerid', 'practitionerid', ...keys],
    full_name: [
      'name',
      'fullname',
      'doctor',
      'doctorname',
      'physician',
      'provider',
      'providername',
      'displayname',
    ],
    email: ['mail', 'emailaddress', 'emailid'],
    phone: ['phonenumber', 'telephone', 'tel', 'mobile', 'mobileno', 'contact', 'contactnumber'],
    licence_number: [
      'licence',
      'license',
      'licenseno',
      'licensenumber',
      'licenceno',
      'registration',
      'registrationno',
      'registrationnumber',
    ],
    specialties: [
      'specialty',
      'speciality',
      'specialities',
      'specialization',
      'specialisation',
      'department',
      'dept',
    ],
    languages: ['language', 'spokenlanguages', 'languagesspoken'],
    location: ['site', 'branch', 'clinic', 'facility', 'locationid', 'locationname'],
    credentials: ['credential', 'degree', 'degrees', 'qualification', 'qualifications', 'title'],
    bio: ['biography', 'about', 'profile', 'description'],
    visit_type: ['visittypename', 'appointmenttype', 'service', 'servicename', 'consultationtype'],
    duration_minutes: ['duration', 'durationmin', 'minutes', 'length', 'slotlength'],
    fee: ['fees', 'price', 'amount', 'charge', 'consultationfee', 'cost'],
    currency: ['currencycode', 'feecurrency'],
    mode: ['visitmode', 'channel'],
    payment: ['paymentmode', 'paymenttype', 'paid'],
  },
  slots: {
    external_id: ['slotid', 'slotcode', 'slotkey', ...keys],
    doctor_external_id: [
      'doctor',
      ...doctorKeys,
      'physicianid',
      'providerid',
      'practitionerid',
      'resource',
      'resourceid',
    ],
    location: ['site', 'branch', 'clinic', 'facility', 'locationid', 'locationname', 'room'],
    start: ['starttime', 'startsat', 'startdatetime', 'begin', 'begins', 'from', 'startat'],
    end: ['endtime', 'endsat', 'enddatetime', 'until', 'to', 'finish', 'endat'],
    capacity: ['places', 'seats', 'maxpatients', 'patients'],
    visit_type: ['visittypename', 'appointmenttype', 'service', 'servicename'],
  },
};
