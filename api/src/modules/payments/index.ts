import { PaymentSchema } from './charges/payment.entity.ts';
import { RefundSchema } from './refunds/refund.entity.ts';

export { PaymentsModule } from './payments.module.ts';
export { type CancelledVisit, type RefundQuote, Refunds } from './refunds/refunds.ts';
export { type PaidVerdict, type PaidVisit, type PayableVisits, Visits } from './visits.ts';

export const paymentsEntities = [PaymentSchema, RefundSchema];
