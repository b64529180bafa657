import type { components } from '@smartmedconnect/sdk';
import type { Fault } from '../ui/problem.ts';

export type NewHospital = components['schemas']['NewHospital'];

/** What stands in the form, as it was typed. */
export interface NewHospitalForm {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly legalName: string;
  readonly taxLine: string;
}

const longestSlug = 60;

/** What a hospital can be called in addresses: “St. Mary’s Hôpital” as `st-marys-hopital`; nothing of names in other letters. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
}

export function faultsOf(form: NewHospitalForm): readonly Fault[] {
  const missing: readonly (keyof NewHospitalForm)[] = ['name', 'timeZone'];
  return [
    ...missing
      .filter((field) => form[field].trim() === '')
      .map((field) => ({ pointer: `/${field}`, words: $localize`This is needed.` })),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.slug.trim())
      ? []
      : [{ pointer: '/slug', words: $localize`Small letters, digits and hyphens between them: st-marys.` }]),
    ...(/^[a-z]{3}$/i.test(form.currency.trim())
      ? []
      : [{ pointer: '/currency', words: $localize`Three letters by ISO 4217: INR.` }]),
  ];
}

/** What is sent of a form without a fault. The rules of booking begin as the platform’s own, and are changed on its page. */
export function newHospitalOf(form: NewHospitalForm): NewHospital {
  const [legalName, taxLine] = [form.legalName.trim(), form.taxLine.trim()];
  return {
    name: form.name.trim(),
    slug: form.slug.trim(),
    timeZone: form.timeZone.trim(),
    currency: form.currency.trim().toUpperCase(),
    ...(legalName !== '' && { legalName }),
    ...(taxLine !== '' && { taxLine }),
  };
}
