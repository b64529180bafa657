import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.ts';
import { PaymentsModule } from '../payments/index.ts';
import { ReviewsModule } from '../reviews/index.ts';
import { SchedulingModule } from '../scheduling/index.ts';
import { AuditController } from './audit/audit.controller.ts';
import { ListAudit } from './audit/list-audit.ts';
import { FiguresController } from './figures/figures.controller.ts';
import { ReadFigures } from './figures/read-figures.ts';
import { JobsController } from './jobs/jobs.controller.ts';
import { ReadJobs } from './jobs/read-jobs.ts';
import { RetryJob } from './jobs/retry-job.ts';
import { ReadStuckMoney } from './stuck-money/read-stuck-money.ts';
import { StuckMoneyController } from './stuck-money/stuck-money.controller.ts';
import { ReadSystem } from './system/read-system.ts';
import { SystemController } from './system/system.controller.ts';

/** Back-office views and switches over the doors below; owns no rule of its own. */
@Module({
  imports: [ImportsModule, ReviewsModule, SchedulingModule, PaymentsModule],
  controllers: [FiguresController, SystemController, JobsController, StuckMoneyController, AuditController],
  providers: [ReadFigures, ReadSystem, ReadJobs, RetryJob, ReadStuckMoney, ListAudit],
})
export class AdminModule {}
