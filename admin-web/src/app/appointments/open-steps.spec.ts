import { openSteps, type Standing } from './open-steps.ts';

const now = new Date('2026-12-01T06:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const standing = (
  status: Standing['status'],
  hours: number,
  due = 0,
  noShowAt: string | null = null,
): Standing => ({
  ...{ status, startsAt: at(hours), noShowAt },
  money: { due: { amountMinor: due } },
});

describe('what can be done with an appointment', () => {
  it.each([
    ['two days before', standing('confirmed', 48), ['cancel']],
    ['on the day', standing('confirmed', 2), ['check_in', 'cancel']],
    ['after its start', standing('confirmed', -0.25), ['check_in', 'no_show']],
    ['long before its start, the patient here already', standing('checked_in', 1.01), []],
    ['an hour before its start', standing('checked_in', 1), ['complete']],
    ['while the patient is here', standing('checked_in', -0.25), ['complete']],
    ['when it is over', standing('completed', -2), []],
    ['just after a no-show', standing('no_show', -2, 0, at(-1)), ['correct_no_show']],
    ['a day after a no-show', standing('no_show', -26, 0, at(-25)), []],
    ['when it was called off', standing('cancelled', 2), []],
  ])('%s', (_when, appointment, steps) => {
    expect(openSteps(appointment, 'doctor', now)).toEqual(steps);
  });

  it('is for the desk alone where money is taken', () => {
    const due = standing('checked_in', -0.25, 50_000);
    expect(openSteps(due, 'doctor', now)).toEqual(['complete']);
    expect(openSteps(due, 'staff', now)).toEqual(['complete', 'take_payment']);
  });

  it('is another time, for the desk, until the visit begins', () => {
    expect(openSteps(standing('confirmed', 48), 'staff', now)).toEqual(['reschedule', 'cancel']);
    expect(openSteps(standing('confirmed', 2), 'admin', now)).toEqual(['check_in', 'reschedule', 'cancel']);
    expect(openSteps(standing('confirmed', -0.25), 'staff', now)).toEqual(['check_in', 'no_show']);
    expect(openSteps(standing('held', 48), 'staff', now)).toEqual(['cancel']);
  });
});
