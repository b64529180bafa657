import { Module } from '@nestjs/common';
import { Visits } from './visits.ts';

@Module({
  providers: [Visits],
  exports: [Visits],
})
export class PaymentsModule {}
