import type { TimelineEntry } from './dispute.ts';
import { deadlineOf, placesOf } from './timeline-places.ts';
import { happening, isForeign, particulars } from './timeline-words.ts';

const entry = (kind: TimelineEntry['kind'], details: Record<string, unknown> = {}): TimelineEntry => ({
  at: '2026-12-03T12:02:00.000Z',
  kind,
  actor: 'stripe',
  details,
});
const amount = { amountMinor: 50_000, currency: 'INR', channel: 'online' };

const monday = { startsAt: '2026-12-07T04:30:00.000Z', doctorId: 'sen', feeMinor: 50_000 };
const tuesday = { ...monday, startsAt: '2026-12-08T03:30:00.000Z' };

describe('what happened, in words', () => {
  it.each([
    [entry('appointment', { action: 'check_in' }), 'Checked in'],
    [entry('dispute', { action: 'resolve' }), 'Decided'],
    [entry('payment_succeeded', amount), 'Paid'],
    [entry('sign_in'), 'Signed in'],
    [entry('dispute', { action: 'lapse' }), 'Time to answer passed'],
    [entry('refund_returned', amount), 'Refund sent back by the bank'],
    [entry('appointment', { action: 'sent_by_post' }), 'Sent by post'],
    [entry('appointment'), 'Something happened'],
  ])('%j is told as "%s"', (given, words) => {
    expect(happening(given)).toBe(words);
  });
});

describe('its words', () => {
  it.each([
    [entry('appointment', { action: 'check_in' }), false],
    [entry('appointment', { action: 'sent_by_post' }), true],
    [entry('appointment'), false],
    [entry('dispute', { action: 'appealed' }), true],
    [entry('payment_succeeded', amount), false],
    [entry('given_up' as TimelineEntry['kind']), true],
  ])('of %j are the API’s, in English: %s', (given, foreign) => {
    expect(isForeign(given)).toBe(foreign);
  });
});

describe('its particulars', () => {
  it.each([
    [entry('payment_succeeded', amount), ['₹500.00, by card']],
    [entry('refund_requested', { ...amount, status: 'pending' }), ['₹500.00, by card']],
    [entry('policy_accepted', { disputeDays: 30, text: ['One.', 'Two.'] }), ['One.', 'Two.']],
    [entry('sign_in', { deviceName: null, ipAddress: '203.0.113.9' }), ['203.0.113.9']],
    [entry('message', { messageId: '0199', side: 'patient' }), []],
    [entry('policy_accepted', { text: 7 }), []],
    [entry('appointment', { action: 'book', fromStatus: null, toStatus: 'held' }), []],
    [
      entry('appointment', { fromStatus: 'confirmed', toStatus: 'cancelled', reasonCode: 'hospital_closed' }),
      ['from “Confirmed” to “Cancelled”', 'The hospital is closed'],
    ],
    [entry('dispute', { fromStatus: 'open', toStatus: 'under_review' }), ['from “Open” to “Under review”']],
    [entry('dispute', { action: 'lapse', fromStatus: 'open', toStatus: 'open' }), []],
    [
      entry('appointment', {
        action: 'reschedule',
        from: { ...monday, doctorId: 'rao' },
        to: { ...tuesday, feeMinor: 60_000 },
        currency: 'INR',
      }),
      ['to another doctor', '₹600.00 instead of ₹500.00'],
    ],
    [entry('appointment', { action: 'reschedule', from: monday, to: tuesday, currency: 'INR' }), []],
  ])('of %j are %j', (given, lines) => {
    expect(particulars(given)).toEqual(lines);
  });
});

describe('where a visit was', () => {
  it('is told of a booking, and of a move from where to where', () => {
    expect(placesOf(entry('appointment', { action: 'book', to: monday }))).toEqual({ to: monday });
    expect(placesOf(entry('appointment', { action: 'reschedule', from: monday, to: tuesday }))).toEqual({
      from: monday,
      to: tuesday,
    });
  });

  it.each([
    entry('appointment', { to: 'confirmed' }),
    entry('appointment', { to: {} }),
    entry('file', { to: monday }),
  ])('is not told by %j', (given) => {
    expect(placesOf(given)).toBeUndefined();
  });
});

describe('until when a side is to answer', () => {
  const at = '2026-12-06T06:00:00.000Z';

  it.each([
    [
      entry('dispute', { action: 'open', asks: 'hospital', dueAt: at }),
      { side: 'hospital', at, lapsed: false },
    ],
    [entry('message', { side: 'admin', asks: 'patient', dueAt: at }), { side: 'patient', at, lapsed: false }],
    [
      entry('dispute', { action: 'lapse', side: 'hospital', dueAt: at }),
      { side: 'hospital', at, lapsed: true },
    ],
    [entry('message', { side: 'patient' }), undefined],
    [entry('dispute', { action: 'open', asks: 'somebody', dueAt: at }), undefined],
  ])('of %j is %j', (given, deadline) => {
    expect(deadlineOf(given)).toEqual(deadline);
  });
});
