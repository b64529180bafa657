import { cardAmountFault, cardAmountFaults } from '../../../values/card-amount.ts';
import { isCurrency } from '../../../values/currency.ts';
import { languageTag } from '../../../values/language-tag.ts';
import { fault, type ImportRow, refusedBySender, type RowFault } from './row-fault.ts';
import { listOf, refuseUnknownFields, requiredTextOf, textOf, wholeNumberOf, wordOf } from './row-fields.ts';

/** Characters each text may have. */
export const lengths = {
  externalId: 200,
  fullName: 200,
  email: 254,
  phone: 40,
  licenceNumber: 100,
  specialty: 100,
  language: 60,
  location: 200,
  credentials: 200,
  bio: 4000,
  visitType: 120,
} as const;

const minutes = { min: 5, max: 480 };
const fee = { min: 0, max: 1_000_000_000_000 };
const modes = ['in_person', 'video', 'phone'] as const;
const payments = ['online', 'at_visit'] as const;

const fields = new Set([
  ...[
    'line',
    'refused',
    'externalId',
    'fullName',
    'email',
    'phone',
    'licenceNumber',
    'specialties',
    'languages',
  ],
  ...[
    'location',
    'credentials',
    'bio',
    'visitType',
    'durationMinutes',
    'feeMinor',
    'currency',
    'mode',
    'payment',
  ],
]);

/** What the hospital has, and how its doctors module writes things. */
export interface DoctorWorld {
  /** The id of a location by external id, else name. */
  locationId(words: string): string | undefined;
  /** A specialty as it is stored and compared. */
  specialty(words: string): string | undefined;
}

/** A row of doctors that is sound by itself; what is undefined stays as it is. */
export interface WantedDoctor {
  /** Its place in the batch. */
  index: number;
  externalId: string;
  fullName: string;
  email: string | undefined;
  phone: string | undefined;
  licenceNumber: string | undefined;
  credentials: string | undefined;
  bio: string | undefined;
  specialties: string[] | undefined;
  languages: string[] | undefined;
  locationId: string | undefined;
  visitType: WantedVisitType | undefined;
}

export interface WantedVisitType {
  name: string;
  durationMinutes: number | undefined;
  feeMinor: number | undefined;
  currency: string | undefined;
  mode: (typeof modes)[number] | undefined;
  payment: (typeof payments)[number] | undefined;
}

/** Judges one row of doctors by itself: all its faults (pushed), or what it asks for. */
export function judgeDoctorRow(
  row: ImportRow,
  index: number,
  world: DoctorWorld,
  faults: RowFault[],
): WantedDoctor | undefined {
  const refused = refusedBySender(row);
  if (refused) {
    faults.push(...refused);
    return undefined;
  }
  refuseUnknownFields(row, fields, 'doctors', faults);
  const externalId = requiredTextOf(row, 'externalId', lengths.externalId, faults);
  const fullName = requiredTextOf(row, 'fullName', lengths.fullName, faults);
  const wanted = {
    index,
    email: emailOf(row, faults),
    phone: phoneOf(row, faults),
    licenceNumber: textOf(row, 'licenceNumber', lengths.licenceNumber, faults),
    credentials: textOf(row, 'credentials', lengths.credentials, faults),
    bio: textOf(row, 'bio', lengths.bio, faults),
    specialties: specialtiesOf(row, world, faults),
    languages: languagesOf(row, faults),
    locationId: locationOf(row, world, faults),
    visitType: visitTypeOf(row, faults),
  };
  if (faults.length > 0 || externalId === undefined || fullName === undefined) {
    return undefined;
  }
  return { externalId, fullName, ...wanted };
}

const emailShape = /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/;

function emailOf(row: ImportRow, faults: RowFault[]): string | undefined {
  const text = textOf(row, 'email', lengths.email, faults);
  if (text !== undefined && !emailShape.test(text)) {
    faults.push(
      fault('email', 'not_an_email', 'email must be an address such as name@hospital.example.', text),
    );
  }
  return text;
}

const phoneShape = /^\+?[\d ().\-/]+(?:(?:ext\.?|x) ?\d{1,6})?$/i;

/** As many digits as a number has anywhere (ITU-T E.164: 15 at most), and nothing but what people write between them. */
function phoneOf(row: ImportRow, faults: RowFault[]): string | undefined {
  const text = textOf(row, 'phone', lengths.phone, faults);
  if (text === undefined) {
    return undefined;
  }
  const digits = text.replace(/(?:ext|x).*$/i, '').replaceAll(/\D/g, '').length;
  if (!phoneShape.test(text) || digits < 6 || digits > 15) {
    faults.push(fault('phone', 'not_a_phone_number', 'phone must be a number such as +919876543210.', text));
  }
  return text;
}

function specialtiesOf(row: ImportRow, world: DoctorWorld, faults: RowFault[]): string[] | undefined {
  const entries = listOf(row, 'specialties', lengths.specialty, faults);
  return entries && [...new Set(entries.flatMap((entry) => world.specialty(entry) ?? []))];
}

function languagesOf(row: ImportRow, faults: RowFault[]): string[] | undefined {
  const tags = new Set<string>();
  const entries = listOf(row, 'languages', lengths.language, faults);
  for (const entry of entries ?? []) {
    const tag = languageTag(entry);
    if (tag === undefined) {
      const message =
        'Every entry of languages must be a BCP 47 tag such as hi, or an English name such as Hindi.';
      faults.push(fault('languages', 'unknown_language', message, entry));
    } else {
      tags.add(tag);
    }
  }
  return entries && [...tags];
}

function locationOf(row: ImportRow, world: DoctorWorld, faults: RowFault[]): string | undefined {
  const words = textOf(row, 'location', lengths.location, faults);
  const id = words === undefined ? undefined : world.locationId(words);
  if (words !== undefined && id === undefined) {
    const message = 'The hospital has no location with this external id or name.';
    faults.push(fault('location', 'unknown_location', message, words));
  }
  return id;
}

/** All its fields are judged; it is wanted when the row gives its name, duration or fee. */
function visitTypeOf(row: ImportRow, faults: RowFault[]): WantedVisitType | undefined {
  const name = textOf(row, 'visitType', lengths.visitType, faults);
  const durationMinutes = wholeNumberOf(row, 'durationMinutes', minutes, faults);
  const feeMinor = wholeNumberOf(row, 'feeMinor', fee, faults);
  const currency = currencyOf(row, faults);
  const mode = wordOf(row, 'mode', modes, faults);
  const payment = wordOf(row, 'payment', payments, faults);
  if (payment === 'online' && feeMinor !== undefined && currency !== undefined) {
    const code = cardAmountFault(feeMinor, currency);
    if (code) faults.push(fault('feeMinor', code, cardAmountFaults[code], String(feeMinor)));
  }
  if (name === undefined && durationMinutes === undefined && feeMinor === undefined) {
    return undefined;
  }
  if (name === undefined) {
    const message = 'visitType is required where a duration or a fee is given.';
    faults.push(fault('visitType', 'required', message));
    return undefined;
  }
  return { name, durationMinutes, feeMinor, currency, mode, payment };
}

function currencyOf(row: ImportRow, faults: RowFault[]): string | undefined {
  const text = textOf(row, 'currency', 20, faults)?.toUpperCase();
  if (text !== undefined && !isCurrency(text)) {
    const message = 'currency must be an ISO 4217 code such as INR.';
    faults.push(fault('currency', 'unknown_currency', message, text));
  }
  return text;
}
