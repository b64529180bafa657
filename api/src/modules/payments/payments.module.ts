import { Module } from '@nestjs/common';
import { Refunds } from './refunds/refunds.ts';
import { Visits } from './visits.ts';

@Module({
  providers: [Visits, Refunds],
  exports: [Visits, Refunds],
})
export class PaymentsModule {}
