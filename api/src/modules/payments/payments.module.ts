import { Module } from '@nestjs/common';
import { Intents } from './provider/intents.ts';
import { StripeClient } from './provider/stripe-client.ts';
import { Charges } from './charges/charges.ts';
import { Checkouts } from './charges/checkouts.ts';
import { Refunds } from './refunds/refunds.ts';
import { Visits } from './visits.ts';

@Module({
  providers: [Visits, StripeClient, Intents, Charges, Checkouts, Refunds],
  exports: [Visits, Charges, Refunds],
})
export class PaymentsModule {}
