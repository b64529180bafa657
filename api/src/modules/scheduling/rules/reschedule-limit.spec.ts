import { rescheduleLimit, type RescheduleLimit } from './reschedule-limit.ts';

const policy = { maxReschedules: 2, rescheduleNoticeHours: 24 };
const startsAt = new Date('2026-12-03T06:00:00Z');

describe('whether a visit may be moved', () => {
  it.each<[string, 'patient' | 'hospital', number, string, RescheduleLimit]>([
    ['a patient, 24 hours before to the minute', 'patient', 0, '2026-12-02T06:00:00Z', 'open'],
    ['a patient, a minute later', 'patient', 0, '2026-12-02T06:01:00Z', 'too_late'],
    ['a patient, a second time', 'patient', 1, '2026-12-01T06:00:00Z', 'open'],
    ['a patient, a third time', 'patient', 2, '2026-12-01T06:00:00Z', 'used_up'],
    ['a patient, a third time and too late', 'patient', 2, '2026-12-02T06:01:00Z', 'too_late'],
    ['the hospital, a tenth time', 'hospital', 9, '2026-12-01T06:00:00Z', 'open'],
    ['the hospital, a minute before', 'hospital', 2, '2026-12-03T05:59:00Z', 'open'],
    ['the hospital, when it has begun', 'hospital', 0, '2026-12-03T06:00:00Z', 'too_late'],
  ])('%s', (_, by, reschedules, now, decision) => {
    expect(rescheduleLimit({ startsAt, reschedules, policy, by, now: new Date(now) })).toBe(decision);
  });

  it('not by a patient once it has begun, where the policy asks for no notice', () => {
    const wish = { startsAt, reschedules: 0, by: 'patient' as const, now: startsAt };

    expect(rescheduleLimit({ ...wish, policy: { ...policy, rescheduleNoticeHours: 0 } })).toBe('too_late');
  });

  it('the clocks that change in between take no hour from the notice', () => {
    // Berlin goes from 3:00 to 2:00 on 2026-10-25: from noon to noon are 25 hours.
    const noon = {
      startsAt: new Date('2026-10-25T11:00:00Z'),
      reschedules: 0,
      policy,
      by: 'patient' as const,
    };

    expect(rescheduleLimit({ ...noon, now: new Date('2026-10-24T11:00:00Z') })).toBe('open');
    expect(rescheduleLimit({ ...noon, now: new Date('2026-10-24T11:01:00Z') })).toBe('too_late');
  });
});
