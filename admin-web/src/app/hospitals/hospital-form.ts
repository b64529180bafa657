import type { components } from '@smartmedconnect/sdk';

export type Hospital = components['schemas']['Hospital'];
export type HospitalChanges = components['schemas']['HospitalChanges'];
export type PolicyField = keyof Hospital['policy'];

/** The rules patients book by, in the order of the form, each with its unit. */
export const policyLabels: Readonly<Record<PolicyField, string>> = {
  bookFromMinutes: $localize`Booked at the latest, in minutes before the visit`,
  bookUntilDays: $localize`Booked at the earliest, in days before the visit`,
  holdMinutes: $localize`Kept for a patient who is paying, in minutes`,
  fullRefundNoticeHours: $localize`Everything is returned until, in hours before the visit`,
  halfRefundNoticeHours: $localize`Half is returned until, in hours before the visit`,
  maxReschedules: $localize`How often a patient may move a visit`,
  rescheduleNoticeHours: $localize`Moved until, in hours before the visit`,
  reviewDays: $localize`Reviewed until, in days after the visit`,
  disputeDays: $localize`Disputed until, in days after the visit`,
};

export const policyFields = Object.keys(policyLabels) as readonly PolicyField[];

/** What stands in the form, as it was typed. */
export interface HospitalForm {
  readonly name: string;
  readonly timeZone: string;
  readonly legalName: string;
  readonly taxLine: string;
  readonly policy: Readonly<Record<PolicyField, string>>;
}

/** Only what differs from what was read, so that what somebody else changes meanwhile is not written back. */
export function changesOf(hospital: Hospital, form: HospitalForm): HospitalChanges {
  const { name, timeZone } = form;
  const legalName = form.legalName.trim() || null;
  const taxLine = form.taxLine.trim() || null;
  const policy = policyFields.flatMap((field) => {
    const typed = numberOf(form.policy[field]);
    return typed === hospital.policy[field] ? [] : [[field, typed] as const];
  });
  return {
    ...(name.trim() !== hospital.name && { name: name.trim() }),
    ...(timeZone.trim() !== hospital.timeZone && { timeZone: timeZone.trim() }),
    ...(legalName !== hospital.legalName && { legalName }),
    ...(taxLine !== hospital.taxLine && { taxLine }),
    ...(policy.length > 0 && { policy: Object.fromEntries(policy) }),
  };
}

/** What was changed, as it was before. */
export function changesBack(before: Hospital, changes: HospitalChanges): HospitalChanges {
  const { name, timeZone, legalName, taxLine } = before;
  const was = { name, timeZone, legalName, taxLine };
  return Object.fromEntries(Object.entries(was).filter(([field]) => field in changes));
}

/** What other rules later bookings have, one by one: before it is saved, since it says what patients get back. */
export function policyLines({ policy }: Hospital, changes: HospitalChanges): readonly string[] {
  return policyFields.flatMap((field) => {
    const after = changes.policy?.[field];
    if (after === undefined || Number.isNaN(after)) return [];
    const before = policy[field];
    return [$localize`${policyLabels[field]}:rule:: ${after}:after: instead of ${before}:before:`];
  });
}

/** What is no number goes to the server as it is none: it says which field, and what it wants. */
function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}
