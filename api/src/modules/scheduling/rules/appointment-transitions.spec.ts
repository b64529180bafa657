import {
  type AppointmentAction,
  appointmentStatuses,
  appointmentTransitions,
  occupyingStatuses,
  statusAt,
  transitionFor,
} from './appointment-transitions.ts';

describe('the life of an appointment', () => {
  it('reaches every state, and begins held or confirmed alone', () => {
    const reached = new Set(appointmentTransitions.map(({ to }) => to));
    const begun = appointmentTransitions.filter(({ from }) => from === null).map(({ to }) => to);

    expect([...reached].sort()).toEqual([...appointmentStatuses].sort());
    expect(begun).toEqual(['held', 'confirmed', 'held']);
  });

  it('ends for good when completed or cancelled', () => {
    const left = new Set(
      appointmentTransitions.filter(({ from, to }) => from !== to).map(({ from }) => from),
    );

    expect(appointmentStatuses.filter((status) => !left.has(status))).toEqual(['completed', 'cancelled']);
  });

  it('comes back into its time only through a claim: from expired, by a confirmation', () => {
    const occupies = (status: string | null) => occupyingStatuses.some((each) => each === status);
    const back = appointmentTransitions.filter(
      ({ from, to }) => from !== null && !occupies(from) && occupies(to),
    );

    expect(back.map(({ action, from }) => ({ action, from }))).toEqual([
      { action: 'confirm', from: 'expired' },
    ]);
  });

  it('has one outcome for each action in each state after the booking', () => {
    const pairs = appointmentTransitions
      .filter(({ from }) => from)
      .map(({ action, from }) => `${action} ${from}`);

    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it.each<[AppointmentAction, string]>([
    ['cancel', 'held confirmed'],
    ['confirm', 'held expired'],
    ['take_payment', 'confirmed checked_in completed'],
    ['check_in', 'confirmed'],
    ['complete', 'checked_in'],
    ['mark_no_show', 'confirmed'],
    ['correct_no_show', 'no_show'],
    ['extend_hold', 'held'],
    ['expire', 'held'],
    ['reschedule', 'confirmed'],
    ['hold_move', 'confirmed'],
    ['end_move', 'held'],
  ])('allows %s from: %s', (action, from) => {
    expect(appointmentStatuses.filter((status) => transitionFor(action, status)).join(' ')).toBe(from);
  });

  it.each([
    ['a minute before its end', '2026-12-01T06:09:00Z', 'held'],
    ['at its end', '2026-12-01T06:10:00Z', 'expired'],
    ['after its end', '2026-12-01T06:11:00Z', 'expired'],
  ])('reads a hold %s as it is: %s', (_, now, status) => {
    const holdExpiresAt = new Date('2026-12-01T06:10:00Z');

    expect(statusAt({ status: 'held', holdExpiresAt }, new Date(now))).toBe(status);
  });
});
