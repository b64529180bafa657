import { Temporal } from 'temporal-polyfill';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { money } from '../../../values/money.ts';
import { type Cancellation, cancellationRefund } from './cancellation-refund.ts';

const startsAt = new Date('2026-12-10T09:00:00Z');
const paid = money(50_000, 'INR');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const decide = (differing: Partial<Cancellation>) => {
  const { refund, reason } = cancellationRefund({
    paid,
    policy: defaultBookingPolicy,
    startsAt,
    cancelledAt: new Date(startsAt.getTime() - 48 * hourMs),
    cancelledBy: 'patient',
    ...differing,
  });
  return [refund.amountMinor, reason];
};
const before = (hours: number, ms = 0) => new Date(startsAt.getTime() - hours * hourMs - ms);

describe('a patient who cancels', () => {
  it.each([
    ['two days ahead', before(48), 50_000, 'early_notice'],
    ['a minute more than 24 hours ahead', before(24, minuteMs), 50_000, 'early_notice'],
    ['24 hours ahead, to the millisecond', before(24), 50_000, 'early_notice'],
    ['a millisecond less than 24 hours ahead', before(24, -1), 25_000, 'late_notice'],
    ['a minute less than 24 hours ahead', before(24, -minuteMs), 25_000, 'late_notice'],
    ['a minute more than 2 hours ahead', before(2, minuteMs), 25_000, 'late_notice'],
    ['2 hours ahead, to the millisecond', before(2), 25_000, 'late_notice'],
    ['a millisecond less than 2 hours ahead', before(2, -1), 0, 'too_late'],
    ['a minute less than 2 hours ahead', before(2, -minuteMs), 0, 'too_late'],
    ['a minute ahead', before(0, minuteMs), 0, 'too_late'],
    ['at the start', before(0), 0, 'too_late'],
  ])('%s', (_when, cancelledAt, refundMinor, reason) => {
    expect(decide({ cancelledAt })).toEqual([refundMinor, reason]);
  });

  it.each([
    ['72 hours for everything, 24 for half', 72, 24, before(72, -minuteMs), [25_000, 'late_notice']],
    ['72 hours for everything, 24 for half', 72, 24, before(24, -minuteMs), [0, 'too_late']],
    ['everything until it begins', 0, 0, before(0, 1), [50_000, 'early_notice']],
    ['everything or nothing', 24, 24, before(24, -1), [0, 'too_late']],
  ])(
    'gets what the accepted policy says: %s',
    (_policy, fullRefundNoticeHours, halfRefundNoticeHours, cancelledAt, decision) => {
      const policy = { fullRefundNoticeHours, halfRefundNoticeHours };
      expect(decide({ cancelledAt, policy })).toEqual(decision);
    },
  );
});

describe('the other side', () => {
  it.each(['doctor', 'staff', 'admin', 'system'] as const)(
    'returns everything when the %s cancels, however late',
    (cancelledBy) => {
      for (const cancelledAt of [before(48), before(24, -1), before(2, -1), before(0, 1), before(-1)]) {
        expect(decide({ cancelledAt, cancelledBy })).toEqual([50_000, 'not_the_patients_choice']);
      }
    },
  );
});

describe('nights in which the clocks change', () => {
  const at = (timeZone: string, local: string) =>
    new Date(
      Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'earlier' })
        .epochMilliseconds,
    );

  it.each([
    // The day before has 23 hours to go: a 24-hour notice ends an hour earlier on the wall.
    ['America/New_York', '2027-03-14T10:00', '2027-03-13T09:00', 'early_notice'],
    ['America/New_York', '2027-03-14T10:00', '2027-03-13T09:01', 'late_notice'],
    ['Europe/Berlin', '2027-03-28T10:00', '2027-03-27T09:00', 'early_notice'],
    ['Europe/Berlin', '2027-03-28T10:00', '2027-03-27T09:01', 'late_notice'],
    // It has 25: the notice ends an hour later.
    ['America/New_York', '2026-11-01T10:00', '2026-10-31T11:00', 'early_notice'],
    ['America/New_York', '2026-11-01T10:00', '2026-10-31T11:01', 'late_notice'],
    ['Europe/Berlin', '2026-10-25T10:00', '2026-10-24T11:00', 'early_notice'],
    ['Europe/Berlin', '2026-10-25T10:00', '2026-10-24T11:01', 'late_notice'],
    // Two hours over the change itself.
    ['America/New_York', '2027-03-14T03:30', '2027-03-14T00:30', 'late_notice'],
    ['America/New_York', '2027-03-14T03:30', '2027-03-14T00:31', 'too_late'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00', 'late_notice'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:01', 'too_late'],
    // Clocks that never change.
    ['Asia/Kolkata', '2027-03-14T10:00', '2027-03-13T10:00', 'early_notice'],
    ['Asia/Kolkata', '2027-03-14T10:00', '2027-03-13T10:01', 'late_notice'],
    ['Asia/Kolkata', '2026-10-25T03:00', '2026-10-25T01:00', 'late_notice'],
    ['Asia/Kolkata', '2026-10-25T03:00', '2026-10-25T01:01', 'too_late'],
  ])('%s: a visit at %s cancelled at %s is %s', (timeZone, starts, cancels, reason) => {
    const times = { startsAt: at(timeZone, starts), cancelledAt: at(timeZone, cancels) };
    expect(decide(times)[1]).toBe(reason);
  });
});

describe('half', () => {
  it.each([
    ['of an odd amount is rounded up, for the patient', 50_001, 'INR', 25_001],
    ['of odd yen is whole yen', 501, 'JPY', 251],
    ['of the smallest amount is all of it', 1, 'EUR', 1],
    ['of dinars is what a card can settle: a multiple of ten fils', 1_230, 'KWD', 620],
    ['of dinars is exact where it can be', 1_240, 'KWD', 620],
    ['never exceeds what was paid', 5, 'KWD', 5],
  ])('%s', (_what, amountMinor, currency, refundMinor) => {
    const cancelledAt = before(3);
    expect(decide({ paid: money(amountMinor, currency), cancelledAt })).toEqual([refundMinor, 'late_notice']);
  });
});

describe('a visit for which nothing is left', () => {
  it('returns nothing, whoever cancels', () => {
    const none = money(0, 'INR');
    expect(decide({ paid: none })).toEqual([0, 'nothing_paid']);
    expect(decide({ paid: none, cancelledBy: 'doctor' })).toEqual([0, 'nothing_paid']);
  });
});
