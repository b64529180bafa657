import type { AppointmentStatus } from './appointment-transitions.ts';
import { type MoneyState, visitMoney } from './visit-money.ts';

describe('the money of a visit', () => {
  it.each<[string, AppointmentStatus, number, number, number, MoneyState, number]>([
    ['free', 'confirmed', 0, 0, 0, 'none', 0],
    ['to be paid at the desk', 'confirmed', 500, 0, 0, 'due', 500],
    ['held until it is paid', 'held', 500, 0, 0, 'due', 500],
    ['over and not paid', 'completed', 500, 0, 0, 'due', 500],
    ['paid', 'confirmed', 500, 500, 0, 'paid', 0],
    ['paid in part', 'checked_in', 500, 200, 0, 'due', 300],
    ['moved to a cheaper one', 'confirmed', 300, 500, 200, 'partly_refunded', 0],
    ['paid, and some of it returned for goodwill', 'completed', 500, 500, 100, 'partly_refunded', 0],
    ['cancelled and refunded', 'cancelled', 500, 500, 500, 'refunded', 0],
    ['cancelled late, half refunded', 'cancelled', 500, 500, 250, 'partly_refunded', 0],
    ['cancelled too late', 'cancelled', 500, 500, 0, 'paid', 0],
    ['cancelled and never paid', 'cancelled', 500, 0, 0, 'none', 0],
    ['lapsed', 'expired', 500, 0, 0, 'none', 0],
    ['missed and never paid', 'no_show', 500, 0, 0, 'none', 0],
  ])('%s', (_what, status, feeMinor, paidMinor, refundedMinor, state, dueMinor) => {
    expect(visitMoney({ status, feeMinor, paidMinor, refundedMinor })).toEqual({ state, dueMinor });
  });
});
