import { happening, particulars, type TimelineEntry } from './timeline-words.ts';

const entry = (kind: TimelineEntry['kind'], details: Record<string, unknown> = {}): TimelineEntry => ({
  at: '2026-12-03T12:02:00.000Z',
  kind,
  actor: 'stripe',
  details,
});
const amount = { amountMinor: 50_000, currency: 'INR', channel: 'online' };

describe('what happened, in words', () => {
  it.each([
    [entry('appointment', { action: 'check_in' }), 'Checked in'],
    [entry('dispute', { action: 'resolve' }), 'Decided'],
    [entry('payment_succeeded', amount), 'Paid'],
    [entry('sign_in'), 'Signed in'],
    [entry('appointment', { action: 'sent_by_post' }), 'Sent by post'],
    [entry('appointment'), 'Something happened'],
  ])('%j is told as "%s"', (given, words) => {
    expect(happening(given)).toBe(words);
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
  ])('of %j are %j', (given, lines) => {
    expect(particulars(given)).toEqual(lines);
  });
});
