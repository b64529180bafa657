import type { RefundMoneyPayload } from '../../../events/refund-event.ts';
import type { OpenRefund } from './open-refund.queries.ts';

/** What an event tells of a refund that was locked as given, and has been written since. */
export function movedMoney(refund: OpenRefund): RefundMoneyPayload {
  const { id: refundId, paymentId, appointmentId, hospitalId, patientId } = refund;
  const { amountMinor, currency, channel } = refund;
  const ids = { refundId, paymentId, appointmentId, hospitalId, patientId };
  return { ...ids, amountMinor, currency, channel, version: refund.version + 1 };
}
