import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.ts';
import { PaymentsModule } from '../payments/index.ts';
import { ReviewsModule } from '../reviews/index.ts';
import { SchedulingModule } from '../scheduling/index.ts';
import { AuditController } from './audit/audit.controller.ts';
import { ListAudit } from './audit/list-audit.ts';
import { FiguresController } from './figures/figures.controller.ts';
import { ReadFigures } from './figures/read-figures.ts';

/** Back-office views and switches over the doors below; owns no rule of its own. */
@Module({
  imports: [ImportsModule, ReviewsModule, SchedulingModule, PaymentsModule],
  controllers: [FiguresController, AuditController],
  providers: [ReadFigures, ListAudit],
})
export class AdminModule {}
