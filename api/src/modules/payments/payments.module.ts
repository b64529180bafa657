import { Module } from '@nestjs/common';
import { Intents } from './provider/intents.ts';
import { StripeClient } from './provider/stripe-client.ts';
import { StripeRefunds } from './provider/stripe-refunds.ts';
import { ApplyPayment } from './charges/apply-payment.ts';
import { CancelIntents } from './charges/cancel-intents.ts';
import { Charges } from './charges/charges.ts';
import { Checkouts } from './charges/checkouts.ts';
import { PayAppointment } from './charges/pay-appointment.ts';
import { PaymentController } from './charges/payment.controller.ts';
import { PaymentsController } from './charges/payments.controller.ts';
import { ReadPayments } from './charges/read-payments.ts';
import { ReadCheckout } from './charges/read-checkout.ts';
import { EnsureIntent } from './charges/ensure-intent.ts';
import { CarryOutRefunds } from './refunds/carry-out-refunds.ts';
import { ChangeRefund } from './refunds/change-refund.ts';
import { ReadRefunds } from './refunds/read-refunds.ts';
import { RefundAnswers } from './refunds/refund-answers.ts';
import { Refunds } from './refunds/refunds.ts';
import { RefundsController } from './refunds/refunds.controller.ts';
import { RequestRefund } from './refunds/request-refund.ts';
import { SettleRefund } from './refunds/settle-refund.ts';
import { ReceiptPdfs } from './receipts/pdf/receipt-pdfs.ts';
import { ReadReceipts } from './receipts/read-receipts.ts';
import { ReceiptsController } from './receipts/receipts.controller.ts';
import { MoneyMetrics } from './money-metrics.ts';
import { StripeLists } from './provider/stripe-lists.ts';
import { CompareIntents } from './reconciliation/compare-intents.ts';
import { CompareRefunds } from './reconciliation/compare-refunds.ts';
import { HealPayment } from './reconciliation/heal-payment.ts';
import { HealRefund } from './reconciliation/heal-refund.ts';
import { MoneyRetention } from './reconciliation/money-retention.ts';
import { ReadReconciliations } from './reconciliation/read-reconciliations.ts';
import { ReconciliationsController } from './reconciliation/reconciliations.controller.ts';
import { RequestReconciliation } from './reconciliation/request-reconciliation.ts';
import { RunReconciliation } from './reconciliation/run-reconciliation.ts';
import { TakeInRefund } from './reconciliation/take-in-refund.ts';
import { ApplyEvent } from './webhook/apply-event.ts';
import { ApplyWaitingEvents } from './webhook/apply-waiting-events.ts';
import { ReceiveEvent } from './webhook/receive-event.ts';
import { StripeWebhookController } from './webhook/stripe-webhook.controller.ts';
import { KeepLooking } from './charges/keep-looking.ts';
import { LookAtPayments } from './charges/look-at-payments.ts';
import { AddUpMoney } from './figures/add-up-money.ts';
import { FindStuckMoney } from './stuck/find-stuck-money.ts';
import { LookAtStripe } from './health/look-at-stripe.ts';
import { Visits } from './visits.ts';

@Module({
  controllers: [
    PaymentController,
    PaymentsController,
    RefundsController,
    ReceiptsController,
    ReconciliationsController,
    StripeWebhookController,
  ],
  providers: [
    ReadPayments,
    AddUpMoney,
    LookAtStripe,
    FindStuckMoney,
    ReadReceipts,
    ReceiptPdfs,
    Visits,
    StripeClient,
    Intents,
    Charges,
    Checkouts,
    EnsureIntent,
    ApplyPayment,
    CancelIntents,
    PayAppointment,
    ReadCheckout,
    Refunds,
    StripeRefunds,
    CarryOutRefunds,
    SettleRefund,
    RefundAnswers,
    RequestRefund,
    ReadRefunds,
    ChangeRefund,
    StripeLists,
    ApplyEvent,
    ReceiveEvent,
    ApplyWaitingEvents,
    LookAtPayments,
    KeepLooking,
    MoneyMetrics,
    MoneyRetention,
    RequestReconciliation,
    ReadReconciliations,
    RunReconciliation,
    CompareIntents,
    CompareRefunds,
    HealPayment,
    HealRefund,
    TakeInRefund,
  ],
  exports: [Visits, Charges, Refunds, AddUpMoney, LookAtStripe, FindStuckMoney],
})
export class PaymentsModule {}
