import type { components } from '@smartmedconnect/sdk';
import { amountMinorOf, typedMoney } from '../ui/money.ts';
import type { Fault } from '../ui/problem.ts';

export type VisitType = components['schemas']['VisitType'];
export type VisitTypeChanges = components['schemas']['VisitTypeChanges'];
export type NewVisitType = components['schemas']['NewVisitType'];

/** What stands in the form, as it was typed. */
export interface VisitTypeForm {
  readonly name: string;
  readonly durationMinutes: string;
  readonly fee: string;
  readonly mode: VisitType['mode'];
  readonly payment: VisitType['payment'];
}

export const modeLabels: Readonly<Record<VisitType['mode'], string>> = {
  in_person: $localize`In person`,
  video: $localize`By video`,
  phone: $localize`By phone`,
};

export const paymentLabels: Readonly<Record<VisitType['payment'], string>> = {
  online: $localize`paid when it is booked`,
  at_visit: $localize`paid at the desk`,
};

const shortestMinutes = 5;
const longestMinutes = 480;

export const newForm: VisitTypeForm = {
  ...{ name: '', durationMinutes: '30', fee: '', mode: 'in_person', payment: 'at_visit' },
};

export function formOf({ name, durationMinutes, fee, mode, payment }: VisitType): VisitTypeForm {
  return { name, durationMinutes: String(durationMinutes), fee: typedMoney(fee), mode, payment };
}

/** What the form finds itself, where the server would point. */
export function faultsOf(form: VisitTypeForm, currency: string): readonly Fault[] {
  return [
    ...(form.name.trim() === ''
      ? [{ pointer: '/name', words: $localize`Give it a name patients understand.` }]
      : []),
    ...(fitsMinutes(Number(form.durationMinutes))
      ? []
      : [
          {
            pointer: '/durationMinutes',
            words: $localize`Whole minutes, from ${shortestMinutes}:shortest: to ${longestMinutes}:longest:.`,
          },
        ]),
    ...feeFaults(form.fee, currency),
  ];
}

export function feeFaults(typed: string, currency: string): readonly Fault[] {
  return amountMinorOf(typed, currency) === undefined
    ? [{ pointer: '/fee', words: $localize`That is no amount in ${currency}:currency:.` }]
    : [];
}

function fitsMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= shortestMinutes && minutes <= longestMinutes;
}

/** What is sent of a form without a fault. */
export function visitTypeOf(form: VisitTypeForm, currency: string): NewVisitType {
  const { mode, payment } = form;
  return {
    name: form.name.trim(),
    durationMinutes: Number(form.durationMinutes),
    fee: { amountMinor: amountMinorOf(form.fee, currency) ?? 0, currency },
    mode,
    payment,
  };
}

/** Only what differs, so that what somebody else changes meanwhile is not written back. */
export function changesBetween(before: NewVisitType, after: NewVisitType): VisitTypeChanges {
  const { fee, name, durationMinutes, mode, payment } = after;
  return {
    ...(name !== before.name && { name }),
    ...(durationMinutes !== before.durationMinutes && { durationMinutes }),
    ...((fee.amountMinor !== before.fee.amountMinor || fee.currency !== before.fee.currency) && { fee }),
    ...(mode !== before.mode && { mode }),
    ...(payment !== before.payment && { payment }),
  };
}
