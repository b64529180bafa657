import { Module } from '@nestjs/common';
import { Intents } from './provider/intents.ts';
import { StripeClient } from './provider/stripe-client.ts';
import { ApplyPayment } from './charges/apply-payment.ts';
import { CancelIntents } from './charges/cancel-intents.ts';
import { Charges } from './charges/charges.ts';
import { Checkouts } from './charges/checkouts.ts';
import { EnsureIntent } from './charges/ensure-intent.ts';
import { PayAppointment } from './charges/pay-appointment.ts';
import { PaymentController } from './charges/payment.controller.ts';
import { ReadCheckout } from './charges/read-checkout.ts';
import { Refunds } from './refunds/refunds.ts';
import { Visits } from './visits.ts';

@Module({
  controllers: [PaymentController],
  providers: [Visits, StripeClient, Intents, Charges, Checkouts, EnsureIntent, ApplyPayment, CancelIntents, PayAppointment, ReadCheckout, Refunds],
  exports: [Visits, Charges, Refunds],
})
export class PaymentsModule {}
