import { type HeardOfStripe, type StripeFinding, stripeVerdict } from './stripe-verdict.ts';

const now = new Date('2026-12-01T06:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const well: HeardOfStripe = {
  eventsWaitingSince: null,
  reconciledAt: ago(200),
  failed: false,
  paidSince: ago(90 * 24 * 60),
};

describe('what we know of Stripe’s side', () => {
  it.each<[string, Partial<HeardOfStripe>, StripeFinding]>([
    ['is fresh when all is applied and the books were compared at night', {}, 'current'],
    ['is fresh before anybody has paid online', { paidSince: null, reconciledAt: null }, 'current'],
    ['may lag by the minutes a job takes to be tried again', { eventsWaitingSince: ago(5) }, 'current'],
    ['is stale when an event waits for longer', { eventsWaitingSince: ago(6) }, 'events_not_applied'],
    ['is stale when the latest comparison has failed', { failed: true }, 'comparison_failed'],
    ['may be compared a little later than the night before', { reconciledAt: ago(30 * 60) }, 'current'],
    ['is stale when a night was left out', { reconciledAt: ago(30 * 60 + 1) }, 'comparison_overdue'],
    ['is fresh on the first day', { reconciledAt: null, paidSince: ago(30 * 60) }, 'current'],
    ['is stale when the books were never compared', { reconciledAt: null }, 'comparison_overdue'],
  ])('%s', (_title, heard, finding) => {
    const state = finding === 'current' ? 'ok' : 'degraded';
    expect(stripeVerdict({ ...well, ...heard }, now)).toMatchObject({ state, finding });
  });
});
