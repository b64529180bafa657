import type { AppointmentStatus } from './appointment-transitions.ts';

export const moneyStates = ['none', 'due', 'paid', 'partly_refunded', 'refunded'] as const;

export type MoneyState = (typeof moneyStates)[number];

export interface PaidVisit {
  status: AppointmentStatus;
  feeMinor: number;
  /** What has been paid for it, online and at the desk. */
  paidMinor: number;
  /** What of that has gone back or is owed back. */
  refundedMinor: number;
}

/** For a visit that was called off, lapsed or missed nobody is asked for money any more. */
const owing: readonly AppointmentStatus[] = ['held', 'confirmed', 'checked_in', 'completed'];

/** Where the money of a visit stands, for whoever looks over a list; what was refunded afterwards is not asked for again. */
export function visitMoney({ status, feeMinor, paidMinor, refundedMinor }: PaidVisit): {
  state: MoneyState;
  dueMinor: number;
} {
  const dueMinor = owing.includes(status) ? Math.max(0, feeMinor - paidMinor) : 0;
  if (dueMinor > 0) {
    return { state: 'due', dueMinor };
  }
  if (paidMinor === 0) {
    return { state: 'none', dueMinor };
  }
  if (refundedMinor === 0) {
    return { state: 'paid', dueMinor };
  }
  return { state: refundedMinor < paidMinor ? 'partly_refunded' : 'refunded', dueMinor };
}
