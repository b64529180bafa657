import type { components } from '@smartmedconnect/sdk';

type FullAppointment = components['schemas']['FullAppointment'];

/** How a visit stands. */
export const visitStatuses: Readonly<Record<FullAppointment['status'], string>> = {
  held: $localize`:of an appointment|:Held`,
  confirmed: $localize`:of an appointment|:Confirmed`,
  checked_in: $localize`:of an appointment|:Checked in`,
  completed: $localize`:of an appointment|:Completed`,
  no_show: $localize`:of an appointment|:No-show`,
  cancelled: $localize`:of an appointment|:Cancelled`,
  expired: $localize`:of an appointment|:Expired`,
};

/** What was done to a visit, by the API's name of the step. */
export const visitSteps: ReadonlyMap<string, string> = new Map([
  ['book', $localize`Booked`],
  ['extend_hold', $localize`Hold extended`],
  ['confirm', $localize`Confirmed`],
  ['take_payment', $localize`Fee taken at the desk`],
  ['expire', $localize`Hold expired`],
  ['cancel', $localize`Cancelled`],
  ['reschedule', $localize`Moved`],
  ['hold_move', $localize`Move begun`],
  ['end_move', $localize`Move ended`],
  ['check_in', $localize`Checked in`],
  ['complete', $localize`Completed`],
  ['mark_no_show', $localize`Marked as a no-show`],
  ['correct_no_show', $localize`No-show corrected`],
]);

/** Why a visit was cancelled. */
export const cancellationReasonLabels: Readonly<
  Record<NonNullable<FullAppointment['cancellation']>['reasonCode'], string>
> = {
  doctor_unavailable: $localize`The doctor cannot come`,
  hospital_closed: $localize`The hospital is closed`,
  patient_request: $localize`The patient asked for it`,
  patient_unwell: $localize`The patient is unwell`,
  booked_by_mistake: $localize`Booked by mistake`,
  found_earlier_visit: $localize`An earlier visit was found`,
  other: $localize`Another reason`,
};
