/** How a visit stands, in the words of the appointments' own screens. */
export const visitStatuses: ReadonlyMap<unknown, string> = new Map([
  ['held', $localize`:of an appointment|:Held`],
  ['confirmed', $localize`:of an appointment|:Confirmed`],
  ['checked_in', $localize`:of an appointment|:Checked in`],
  ['completed', $localize`:of an appointment|:Completed`],
  ['no_show', $localize`:of an appointment|:No-show`],
  ['cancelled', $localize`:of an appointment|:Cancelled`],
  ['expired', $localize`:of an appointment|:Expired`],
]);

/** Why a visit was cancelled. */
export const cancellationReasons: ReadonlyMap<unknown, string> = new Map([
  ['doctor_unavailable', $localize`The doctor cannot come`],
  ['hospital_closed', $localize`The hospital is closed`],
  ['patient_request', $localize`The patient asked for it`],
  ['patient_unwell', $localize`The patient is unwell`],
  ['booked_by_mistake', $localize`Booked by mistake`],
  ['found_earlier_visit', $localize`An earlier visit was found`],
  ['other', $localize`Another reason`],
]);
