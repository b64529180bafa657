import type { ListedAppointment } from './appointment.ts';

/** What the people of a hospital can do with an appointment; the server decides in the end. */
export type Step =
  'take_payment' | 'check_in' | 'complete' | 'reschedule' | 'no_show' | 'correct_no_show' | 'cancel';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

export type Standing = Pick<ListedAppointment, 'status' | 'startsAt' | 'noShowAt'> & {
  readonly money: { readonly due: { readonly amountMinor: number } };
};

/** The likeliest one first, by the table of its life: docs/appointment-lifecycle.md. */
export function openSteps(appointment: Standing, role: string | undefined, now: Date): Step[] {
  const { status, startsAt, noShowAt, money } = appointment;
  const untilStartMs = new Date(startsAt).getTime() - now.getTime();
  const desk = role === 'staff' || role === 'admin';
  const open: Record<Step, boolean> = {
    check_in: status === 'confirmed' && untilStartMs <= dayMs,
    complete: status === 'checked_in' && untilStartMs <= hourMs,
    correct_no_show:
      status === 'no_show' && noShowAt !== null && now.getTime() - new Date(noShowAt).getTime() <= dayMs,
    take_payment: desk && money.due.amountMinor > 0 && status !== 'no_show',
    reschedule: desk && status === 'confirmed' && untilStartMs > 0,
    no_show: status === 'confirmed' && untilStartMs <= 0,
    cancel: (status === 'confirmed' || status === 'held') && untilStartMs > 0,
  };
  return (Object.keys(open) as Step[]).filter((step) => open[step]);
}

export const stepLabels: Readonly<Record<Step, string>> = {
  check_in: $localize`Check in`,
  complete: $localize`Complete`,
  correct_no_show: $localize`The patient came after all`,
  take_payment: $localize`Payment taken…`,
  reschedule: $localize`Another time…`,
  no_show: $localize`No-show…`,
  cancel: $localize`Cancel the visit…`,
};
