import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

/** What lists and the day of a doctor show of an appointment, in the words of every screen. */
export type ListedAppointment = components['schemas']['ListedAppointment'];
export type FullAppointment = components['schemas']['FullAppointment'];
export type AppointmentStatus = ListedAppointment['status'];

export const statuses = [
  'held',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'cancelled',
  'expired',
] as const satisfies readonly AppointmentStatus[];

export const statusTones: Readonly<Record<AppointmentStatus, Tone>> = {
  held: 'busy',
  confirmed: 'good',
  checked_in: 'busy',
  completed: 'plain',
  no_show: 'bad',
  cancelled: 'plain',
  expired: 'plain',
};

/** Where the money stands; what is still owed back is not called returned. */
export function moneyStanding({ state, owed }: Pick<ListedAppointment['money'], 'state' | 'owed'>): string {
  return (owed.amountMinor > 0 && owedLabels.get(state)) || moneyLabels[state];
}

const moneyLabels: Readonly<Record<ListedAppointment['money']['state'], string>> = {
  none: $localize`:of a visit|:Nothing to pay`,
  due: $localize`:of a fee|:Due`,
  paid: $localize`:of a fee|:Paid`,
  partly_refunded: $localize`:of a fee|:Partly returned`,
  refunded: $localize`:of a fee|:Returned`,
};

const owedLabels: ReadonlyMap<ListedAppointment['money']['state'], string> = new Map([
  ['partly_refunded', $localize`:of a fee|:A part to be returned`],
  ['refunded', $localize`:of a fee|:To be returned`],
]);

export const modeLabels: Readonly<Record<ListedAppointment['mode'], string>> = {
  in_person: $localize`In person`,
  video: $localize`By video`,
  phone: $localize`By phone`,
};

export type CancellationReason = NonNullable<FullAppointment['cancellation']>['reasonCode'];

/** The other side's reasons: whatever they cancel returns everything. */
export const cancellationReasons = [
  'doctor_unavailable',
  'hospital_closed',
  'patient_request',
  'patient_unwell',
  'booked_by_mistake',
  'found_earlier_visit',
  'other',
] as const satisfies readonly CancellationReason[];
