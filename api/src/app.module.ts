import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';

import { AdminModule } from './modules/admin/index.ts';
import { AuthModule, authEntities } from './modules/auth/index.ts';
import { DoctorsModule, doctorsEntities } from './modules/doctors/index.ts';
import { ImportsModule, importsEntities } from './modules/imports/index.ts';
import { NotificationsModule } from './modules/notifications/index.ts';
import { PartnersModule, partnersEntities } from './modules/partners/index.ts';
import { PaymentsModule, paymentsEntities } from './modules/payments/index.ts';
import { ReviewsModule, reviewsEntities } from './modules/reviews/index.ts';
import { SchedulingModule, schedulingEntities } from './modules/scheduling/index.ts';
import { HoldAudits } from './platform/audit/hold-audits.interceptor.ts';
import type { Clock } from './platform/clock/clock.ts';
import { Callers } from './platform/guards/callers.ts';
import { CheckAccess } from './platform/guards/check-access.guard.ts';
import { IdentifyCaller } from './platform/guards/identify-caller.guard.ts';
import { HoldAnswers } from './platform/http/hold-answers.interceptor.ts';
import { ProblemFilter } from './platform/http/problem.filter.ts';
import { ValidateInput } from './platform/http/validate-input.pipe.ts';
import { PlatformModule } from './platform/platform.module.ts';
import type { Settings } from './platform/settings/settings.ts';
import { Counters } from './platform/throttler/counters.ts';
import { LimitRequests } from './platform/throttler/limit-requests.guard.ts';
import { ThrottlerStorage } from './platform/throttler/storage.ts';

export const entities = [
  ...authEntities,
  ...partnersEntities,
  ...doctorsEntities,
  ...paymentsEntities,
  ...schedulingEntities,
  ...reviewsEntities,
  ...importsEntities,
];

/** What holds the code against its own declarations; elsewhere no request goes through it. */
const heldInTests = [
  { provide: APP_INTERCEPTOR, useClass: HoldAnswers },
  { provide: APP_INTERCEPTOR, useClass: HoldAudits },
];

/** The list of modules: the only file that knows them all. */
@Module({})
export class AppModule {
  /** `further` modules are those a test plants. */
  static with(settings: Settings, clock?: Clock, further: Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, entities, clock),
        AuthModule,
        PartnersModule,
        DoctorsModule,
        PaymentsModule,
        SchedulingModule,
        ReviewsModule,
        ImportsModule,
        AdminModule,
        NotificationsModule,
        ...further,
      ],
      providers: [
        Callers,
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...(settings.NODE_ENV === 'test' ? heldInTests : []),
        { provide: APP_PIPE, useClass: ValidateInput },
        { provide: APP_GUARD, useClass: IdentifyCaller },
        { provide: ThrottlerStorage, useClass: Counters },
        { provide: APP_GUARD, useClass: LimitRequests },
        { provide: APP_GUARD, useClass: CheckAccess },
      ],
    };
  }
}
