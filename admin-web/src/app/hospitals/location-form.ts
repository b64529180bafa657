import type { components } from '@smartmedconnect/sdk';
import type { Fault } from '../ui/problem.ts';

export type Location = components['schemas']['Location'];
export type LocationChanges = components['schemas']['LocationChanges'];
type NewLocation = components['schemas']['NewLocation'];

/** What is written of a site, in the order of its form. */
export const locationLabels = {
  name: $localize`Name`,
  addressLine: $localize`Street and number`,
  city: $localize`City`,
  region: $localize`Region or state`,
  postalCode: $localize`Postal code`,
  country: $localize`Country, in two letters`,
  phone: $localize`Phone, with country code`,
  timeZone: $localize`Time zone`,
} as const;

export type LocationField = keyof typeof locationLabels;
export type LocationForm = Readonly<Record<LocationField, string>>;

export const locationFields = Object.keys(locationLabels) as readonly LocationField[];

/** A new one is where the hospital’s clocks are, until somebody says otherwise. */
export function formOf(location: Location | undefined, timeZone: string): LocationForm {
  const fields = locationFields.map((field): [LocationField, string] => [field, location?.[field] ?? '']);
  const form = Object.fromEntries(fields) as LocationForm;
  return location === undefined ? { ...form, timeZone } : form;
}

export function faultsOf(form: LocationForm): readonly Fault[] {
  return [
    ...(form.name.trim() === '' ? [{ pointer: '/name', words: $localize`This is needed.` }] : []),
    ...(/^([a-z]{2})?$/i.test(form.country.trim())
      ? []
      : [{ pointer: '/country', words: $localize`Two letters by ISO 3166: IN.` }]),
  ];
}

export function newLocationOf(form: LocationForm): NewLocation {
  const filled = locationFields.filter((field) => written(form, field) !== '');
  return {
    ...Object.fromEntries(filled.map((field) => [field, written(form, field)])),
    name: form.name.trim(),
  };
}

/** Only what differs; an emptied field is taken away, but a site is always somewhere. */
export function changesOf(location: Location, form: LocationForm): LocationChanges {
  const changed = locationFields.filter((field) => written(form, field) !== (location[field] ?? ''));
  const kept = changed.filter((field) => field !== 'timeZone' || written(form, field) !== '');
  return Object.fromEntries(kept.map((field) => [field, written(form, field) || null]));
}

function written(form: LocationForm, field: LocationField): string {
  const text = form[field].trim();
  return field === 'country' ? text.toUpperCase() : text;
}

/** Where it is, in a line. */
export function addressWords({ addressLine, postalCode, city, region, country }: Location): string {
  return [addressLine, postalCode, city, region, country].filter((part) => part !== null).join(', ');
}
