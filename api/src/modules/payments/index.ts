import { PaymentSchema } from './charges/payment.entity.ts';
import { RefundSchema } from './refunds/refund.entity.ts';

export { type ChargeWish, insertWish, type WishValues, wishValues } from './charges/charge-wish.ts';
export { Charges } from './charges/charges.ts';
export { checkoutSchema } from './charges/payment.schemas.ts';
export { cancellationRefundReasons } from './rules/cancellation-refund.ts';
export { AddUpMoney, type MoneyFigures } from './figures/add-up-money.ts';
export { LookAtStripe } from './health/look-at-stripe.ts';
export { PaymentsModule } from './payments.module.ts';
export { refundChannels, refundStatuses } from './refunds/refund.entity.ts';
export { type CancelledVisit, type RefundQuote, Refunds, type TakenRefund } from './refunds/refunds.ts';
export { requireStep } from './refunds/require-step.ts';
export { stillOwed } from './refunds/still-owed.ts';
export { FindStuckMoney, stuckKinds, type StuckMoney } from './stuck/find-stuck-money.ts';
export { type PaidVerdict, type PaidVisit, type PayableVisits, type VisitOwner, Visits } from './visits.ts';

export const paymentsEntities = [PaymentSchema, RefundSchema];
