import { type DisputeKind, disputeWindow } from './dispute-window.ts';

const visit = {
  startsAt: new Date('2026-12-03T12:00:00Z'),
  endsAt: new Date('2026-12-03T12:15:00Z'),
  disputeDays: 30,
};

describe('a complaint about a visit', () => {
  it.each<[string, DisputeKind, string, string]>([
    ['wrong_amount', 'wrong_amount', '2026-12-01T00:00:00.000Z', 'open'],
    ['charged_but_not_seen', 'charged_but_not_seen', '2026-12-01T00:00:00.000Z', 'open'],
    ['doctor_no_show', 'doctor_no_show', '2026-12-03T11:59:59.999Z', 'too_early'],
    ['doctor_no_show', 'doctor_no_show', '2026-12-03T12:00:00.000Z', 'open'],
    ['quality', 'quality', '2026-12-03T11:59:59.999Z', 'too_early'],
    ['quality', 'quality', '2027-01-02T12:15:00.000Z', 'open'],
    ['quality', 'quality', '2027-01-02T12:15:00.001Z', 'too_late'],
    ['other', 'other', '2027-01-02T12:15:00.001Z', 'too_late'],
  ])('of kind %s at %3$s', (_title, kind, now, expected) => {
    expect(disputeWindow(kind, visit, new Date(now))).toBe(expected);
  });
});
